"""Names of organizations in, one identity for each body out: the words that count, whatever their writing.

"Bộ Khoa học - Công nghệ" and "Bộ Khoa học và Công nghệ", "Ủy ban Đối ngoại của Quốc hội" and "Ủy ban Đối ngoại Quốc hội",
"Quốc hội Liên bang Nga" and "Quốc hội Nga" are one. It never compares names by likeness: other words are another body.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Decision, Merge, Ref, ResolvedThing
from kg.resolve.keys import compact, distinct_keys, fold, slug, telex
from kg.resolve.linker import Telling
from kg.resolve.naming import Groups, base_of, group_names, own_suffix
from kg.resolve.places import common_spelling, country_codes, country_rows, province_rows, province_slugs

WORD = re.compile(r"[\w']+")
EMPTY = frozenset(map(fold, ("của", "và")))  # come and go in the name of one body
SHORT = {  # folded abbreviation -> written out
    "ubnd": "Ủy ban nhân dân",
    "hđnd": "Hội đồng nhân dân",
    "tw": "Trung ương",
    "tp": "thành phố",
    "mttq": "Mặt trận Tổ quốc",
    "lhq": "Liên hợp quốc",
}
SAME_WORDS = (  # written -> the words that stand for both, longest first; each is one body in either writing
    ("Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam", "Trung ương Đảng"),
    ("Ban Chấp hành Trung ương Đảng", "Trung ương Đảng"),
    ("Liên hiệp quốc", "Liên hợp quốc"),
    ("Tỉnh ủy tỉnh", "Tỉnh ủy"),
    ("Thành ủy thành phố", "Thành ủy"),
)
PROVINCIAL = ("ủy ban nhân dân", "hội đồng nhân dân", "đoàn đại biểu quốc hội")


@functools.lru_cache(maxsize=100_000)
def body_words(name: str) -> tuple[str, ...]:
    """The words that make the body, as written, with short forms, countries and provinces in their usual form."""
    words = [out for word in WORD.findall(name) for out in SHORT.get(fold(word), word).split()]
    for written, usual in SAME_WORDS:
        words = _replace(words, fold(written).split(), usual.split())
    words = _usual_country([word for word in words if fold(word) not in EMPTY])
    return tuple(_ranked_province(words))


def body_identity(name: str) -> str:
    """Equal for two writings of one body."""
    return fold(" ".join(body_words(name)))


def body_slug(name: str) -> str:
    """The key's words: "ubnd-tinh-thanh-hoa"."""
    words = slug(" ".join(body_words(name)))
    return compact(words.replace("uy-ban-nhan-dan", "ubnd").replace("hoi-dong-nhan-dan", "hdnd"))


def _replace(words: list[str], old: list[str], new: list[str]) -> list[str]:
    folded = [fold(word) for word in words]
    for i in range(len(words) - len(old) + 1):
        if folded[i : i + len(old)] == old:
            return [*words[:i], *new, *words[i + len(old) :]]
    return words


def _usual_country(words: list[str]) -> list[str]:
    """A country's formal name at the end, or before "tại", in its usual form; "nước" before it is dropped."""
    abroad = next((i for i, word in enumerate(words) if fold(word) == fold("tại")), None)
    if abroad is None:
        return _usual_tail(words)
    return [*_usual_tail(words[:abroad]), words[abroad], *_usual_tail(words[abroad + 1 :])]


def _usual_tail(words: list[str]) -> list[str]:
    folded = [fold(word) for word in words]
    for start in range(len(words)):
        code = country_codes().get(" ".join(folded[start:]))
        if code is None or (start == len(words) - 1 and start and words[start - 1][0].isupper()):  # "Huyện ủy Phù Mỹ"
            continue
        head = words[: start - 1] if start and folded[start - 1] == fold("nước") else words[:start]
        return [*head, *country_rows()[code]["name"].split()]
    return words


def _ranked_province(words: list[str]) -> list[str]:
    """Puts "tỉnh" or "thành phố" where "UBND Thanh Hóa" leaves it out; "UBND thành phố Thanh Hóa" is another body."""
    folded = fold(" ".join(words))
    for head in map(fold, PROVINCIAL):
        rest = folded.removeprefix(head + " ")
        key = province_slugs().get(rest)
        if rest != folded and key is not None and not rest.startswith(fold("thành phố")):
            size = len(head.split())
            row = province_rows()[key]
            return [*words[:size], *row["rank"].split(), *row["name"].split()]
    return words


@dataclass(frozen=True, slots=True)
class Organizations:
    """``groups``: which body a spelling in an article is; ``kinds``: group -> the organization, or the country."""

    groups: Groups
    kinds: Mapping[str, Ref]
    things: tuple[ResolvedThing, ...]
    merges: tuple[Merge, ...]

    def ref(self, article: str, spelling: str) -> Ref:
        """The organization that ``spelling`` is in ``article``, or the country."""
        return self.kinds[self.groups.of(article, spelling)]


def resolve_organizations(spellings: Iterable[Telling], decisions: Iterable[Decision] = ()) -> Organizations:
    """One organization for each identity, or the country; ``spellings``: (article, name) for each time that a fact names a body.

    ``decisions`` are applied first.
    """
    named = list(spellings)
    groups = group_names("organization", named, lambda telling: body_identity(telling[1]), decisions, normal=body_identity)
    counted: dict[str, Counter[str]] = {}
    for article, spelling in named:
        counted.setdefault(groups.of(article, spelling), Counter())[spelling] += 1
    keys = distinct_keys({group: (_slug_of(group, names), _suffix_of(group)) for group, names in counted.items()})
    kinds: dict[str, Ref] = {}
    things: list[ResolvedThing] = []
    merges: list[Merge] = []
    for group, names in counted.items():
        if base_of(group) in country_codes():  # "Tổng thống" of "Hoa Kỳ": the position is in the country itself
            kinds[group] = Ref("country", country_codes()[base_of(group)])
            continue
        kinds[group] = ref = Ref("organization", keys[group])
        label = common_spelling(names)
        others = sorted(set(names) - {label})
        things.append(ResolvedThing(ref, label, tuple(others)))
        merges += [Merge(ref, other, _merge_reason(groups, group, other, label)) for other in others]
    return Organizations(groups, kinds, tuple(sorted(things, key=lambda thing: thing.ref)), tuple(merges))


def _slug_of(group: str, names: Iterable[str]) -> str:
    """The key's words, of the names that the group goes by: those that a decision added rename nobody."""
    own = [name for name in names if body_identity(name) == base_of(group)]
    return max(map(body_slug, own or names))


def _suffix_of(group: str) -> str:
    return own_suffix(group) or compact(telex(group))


def _merge_reason(groups: Groups, group: str, other: str, label: str) -> str:
    decided = {base: why for (of, base), why in groups.reasons.items() if of == group}
    identities = body_identity(other), body_identity(label)
    if identities[0] == identities[1]:
        return spelling_reason(other, label)
    return next((decided[one] for one in (*identities, *sorted(decided)) if one in decided), spelling_reason(other, label))


def spelling_reason(other: str, label: str) -> str:
    """Why two spellings are one name, as a sentence."""
    if other.lower() == label.lower():
        return f'"{other}" and "{label}" differ in capitals alone.'
    if fold(other) == fold(label):
        return f'"{other}" and "{label}" differ in punctuation, the place of a tone mark, or y and i alone.'
    return f'"{other}" and "{label}" have the same words once short forms and words that come and go are set aside.'
