"""Completes an office from what its article names elsewhere: "Tổng Giám đốc Tập đoàn" of the one Tập đoàn, "Đại sứ A" of the embassy near.

In: the tokenized sentences of an article, the people written in them and the offices that stand alone. Out: the reading with its body,
or as it was where the article names no such body, or two. It tells no country of a foreigner; ``kg.mentions.allegiance`` does.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from kg.lexicon import load_table
from kg.mentions.body import match_head
from kg.mentions.element import WrittenPerson
from kg.mentions.mission import country_at
from kg.mentions.office import OfficeReading
from kg.mentions.organization import Missing, read_organization
from kg.mentions.people import People, fold_name, is_chinese_name, is_foreign_name
from kg.mentions.title import Frame
from kg.mentions.token import TokenizedSentence
from kg.model import PlaceKind

_VIETNAM = "VN"
_NEAR = 1  # sentences between an ambassador's name and the embassy
_MAIN = 3  # how many times as often as all others of its kind the body is named that "Tập đoàn" means
# Diplomats who are of an embassy; a consul has a town, and a permanent representative an organization.
_OF_EMBASSY = ("Đại sứ", "Phó Đại sứ", "Đại biện", "Tham tán", "Quyền Đại sứ", "Công sứ", "Tùy viên")
_COMPANIES = ("Tập đoàn", "Công ty", "Tổng công ty", "Ngân hàng", "Hãng")
# Titles that an article's one body has once and that name it in a reader's mind; a "Chủ tịch" may be anybody's.
_TELLING = frozenset(
    {
        *("Người phát ngôn", "Phó Người phát ngôn", "Phó Phát ngôn", "Phát ngôn viên", "Phó Phát ngôn viên", "Chánh án", "Hiệu trưởng"),
        *("Tổng Tham mưu trưởng", "Tổng Thanh tra", "Bộ trưởng", "Tổng Thư ký", "Chủ nhiệm"),
    }
)


@functools.cache
def _city_countries() -> dict[str, str]:
    return {row["key"]: row["country"] for row in load_table("cities")}


class Posts:
    """The bodies and missions that an article names, to be asked for what an office leaves out."""

    def __init__(
        self, sentences: list[TokenizedSentence], read: list[tuple[list[WrittenPerson], list[OfficeReading]]], people: People
    ) -> None:
        self._sentences, self._read, self._people = sentences, read, people

    def fill(self, reading: OfficeReading, name: str, foreign_land: str | None, sentence: TokenizedSentence) -> OfficeReading:
        """``reading`` of the person ``name`` with the body that the article tells; ``foreign_land``: the one that it is about, if one."""
        if reading.missing is Missing.ARTICLE:
            body = self._whole(reading.organization or "", sentence, reading.start)
            return replace(reading, organization=body, missing=Missing.COUNTRY if body else Missing.ARTICLE)
        if reading.frame is Frame.MISSION:
            return self._mission(reading, name, foreign_land)
        if reading.organization is None and reading.bare and reading.frame in (Frame.SEAT, Frame.MINISTRY, Frame.EMBEDDED):
            return self._of_same_title(reading, name)
        if reading.organization in ("Hội đồng Trường", "Hội đồng trường"):
            school = self._whole("Trường", sentence, reading.start)
            return replace(reading, organization=f"Hội đồng {school}") if school else reading
        if reading.organization is not None and reading.frame is Frame.SEAT and " " not in reading.organization:
            return replace(reading, organization=self._company(reading.organization) or reading.organization)
        return reading

    @functools.cached_property
    def _written(self) -> dict[int, list[tuple[int, str]]]:
        """Sentence by sentence (by its ``id``) the organizations that are written with a capital, with where they begin."""
        found: dict[int, list[tuple[int, str]]] = {}
        for sentence in self._sentences:
            here, index = found.setdefault(id(sentence), []), 0
            while index < len(sentence.tokens):
                reading = read_organization(sentence, index) if sentence.is_capital(index) and match_head(sentence, index) else None
                if reading is not None:
                    here.append((index, _without_tail(reading.name)))
                index = max(index + 1, reading.end if reading else 0)
        return found

    @functools.cached_property
    def _bodies(self) -> Counter[str]:
        """The organizations of the article, as often as it writes them."""
        return Counter(name for here in self._written.values() for _, name in here)

    def _whole(self, head: str, sentence: TokenizedSentence, before: int) -> str | None:
        """ "Tập đoàn" -> "Tập đoàn Sao Bắc": the only one before it in the sentence, else where the article has one, or one above all."""
        heads = _HEADS_OF.get(head, (head,))
        if len(heads) > 1 and len([name for name in self._bodies if _begins(name, heads[:1])]) == 1:
            heads = heads[:1]  # "Trường Đại học X" beside "Đại học Y": the school is the one called so
        here = {name for index, name in self._written[id(sentence)] if index < before and _begins(name, heads)}
        if len(here) == 1:
            return here.pop()
        fits = Counter({name: n for name, n in self._bodies.items() if _begins(name, heads)})
        best = fits.most_common(1)
        return best[0][0] if best and best[0][1] >= _MAIN * (fits.total() - best[0][1]) else None

    def _company(self, brand: str) -> str | None:
        """ "FLC" -> "Tập đoàn FLC", where the article has both."""
        fits = [name for name in self._bodies if name.startswith(_COMPANIES) and name.split()[-1] == brand and len(name.split()) <= 4]
        return fits[0] if len(fits) == 1 else None

    def _of_same_title(self, reading: OfficeReading, name: str) -> OfficeReading:
        """ "Người phát ngôn A" and "Người phát ngôn Bộ X": one office, where nobody else holds it and the article has no other."""
        if reading.role not in _TELLING or any(o.organization for o in self._people.offices_of(name) if o.role == reading.role):
            return reading
        same = [o for o in self._alone() if o.role == reading.role and o.organization and o.missing is not Missing.ARTICLE]
        held = [o for o in self._held(besides=name) if o.role == reading.role and o.organization]
        foreign = is_foreign_name(name) or is_chinese_name(name)
        if len({fold_name(o.organization or "") for o in same}) != 1 or held:
            return reading
        if (same[0].organization or "").split()[-1] in name.split():
            return reading  # "Bộ trưởng Dũng" is read as of a "Bộ Dũng"
        if foreign and same[0].country is None:
            return reading
        one = same[0]
        return replace(reading, organization=one.organization, missing=one.missing, country=one.country)

    def _alone(self) -> Iterable[OfficeReading]:
        return (office for _, alone in self._read for office in alone)

    def _held(self, besides: str) -> Iterable[OfficeReading]:
        """The offices of everybody else."""
        for sentence, (written, _) in zip(self._sentences, self._read, strict=True):
            for person in written:
                if person.offices and not self._is_one(sentence, person, besides):
                    yield from person.offices

    def _is_one(self, sentence: TokenizedSentence, person: WrittenPerson, name: str) -> bool:
        written = fold_name(sentence.slice(person.start, person.end))
        return person.pronoun or written == fold_name(name) or (person.partial and written in fold_name(name).split())

    def _mission(self, reading: OfficeReading, name: str, foreign_land: str | None) -> OfficeReading:
        """ "Đại sứ A", whose embassy a sentence beside the name tells; "Đại sứ Việt Nam A" in an article on one foreign country."""
        ours = reading.country == _VIETNAM and reading.missing is not Missing.NOTHING
        if not (ours or (reading.bare and reading.organization is None)) or not reading.role.startswith(_OF_EMBASSY):
            return reading
        missions = [o for o in self._people.offices_of(name) if o.frame is Frame.MISSION]
        if any(o.missing is Missing.NOTHING or not o.role.startswith(_OF_EMBASSY) for o in missions):
            return reading
        foreign = is_foreign_name(name) or is_chinese_name(name)
        near = {post for post in self._posts_near(name) if foreign == (post[0] != "Việt Nam")}
        held = {o.organization for o in self._held(besides=name) if o.role == reading.role}
        bodies = {f"{sender} tại {host}" for sender, host in near} - held
        if not bodies and ours and foreign_land is not None:
            bodies = {f"Việt Nam tại {foreign_land}"} - held
        return replace(reading, organization=bodies.pop(), missing=Missing.NOTHING) if len(bodies) == 1 else reading

    def _posts_near(self, name: str) -> set[tuple[str, str]]:
        here = {i for i, s in enumerate(self._sentences) if name in s.text}
        around = {i + step for i in here for step in range(-_NEAR, _NEAR + 1)}
        return {post for i in sorted(around) if 0 <= i < len(self._sentences) for post in _posts(self._sentences[i])}


# What a school is called besides "Trường".
_HEADS_OF = dict.fromkeys(("Nhà trường", "Trường"), ("Trường", "Đại học", "Học viện"))


def _begins(name: str, heads: Iterable[str]) -> bool:
    words = name.lower()
    return words.startswith(tuple(f"{head.lower()} " for head in heads)) and not words.startswith(("hội đồng", "hội nghị", "hội thảo"))


def _without_tail(name: str) -> str:
    """ "Tập đoàn Sao Bắc khởi công" -> "Tập đoàn Sao Bắc": a company's name ends with its last capital."""
    words = name.split()
    while name.startswith(_COMPANIES) and len(words) > 2 and not words[-1][:1].isupper():
        words.pop()
    return " ".join(words)


def _posts(sentence: TokenizedSentence) -> Iterable[tuple[str, str]]:
    """The missions that a sentence names, sender and host: "Đại sứ quán Việt Nam tại Singapore", "Đại sứ Mỹ tại Hà Nội"."""
    for index in range(len(sentence.tokens)):
        if (sentence.lower(index), sentence.lower(index + 1)) != ("đại", "sứ") and sentence.lower(index) != "đsq":
            continue
        after = index + 1 if sentence.lower(index) == "đsq" else index + 2
        after += sentence.lower(after) == "quán"
        sender = country_at(sentence, after)
        if sender is None or sentence.lower(sender[2]) not in ("tại", "ở"):
            continue
        host = sentence.places.get(sender[2] + 1)
        if host is None:
            continue
        land = host[0].name if host[0].kind is PlaceKind.COUNTRY else _land_of(host[0].key)
        if land is not None and "Việt Nam" in (sender[0], land) and sender[0] != land:
            yield sender[0], land


@functools.cache
def _country_names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in load_table("countries")}


def _land_of(key: str) -> str | None:
    if key in ("ha-noi",):
        return "Việt Nam"
    return _country_names().get(_city_countries().get(key, ""))
