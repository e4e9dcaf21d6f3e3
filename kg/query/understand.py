"""Maps a question in Vietnamese to one of the catalogue, by frames of words and the names of a graph; it asks nothing.

A frame matches words without marks and case, and without the small words of ``_SMALL``; a slot ``{name}`` is a parameter whose
words must name something in the graph. A question that no frame fits is not understood: nothing is guessed.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import UsageError
from kg.query.catalogue import find_question, load_catalogue
from kg.query.header import Parameter, Question
from kg.query.names import Names, bare
from kg.query.parameters import THINGS, convert

_SMALL = frozenset(["da", "nhung", "cac", "tung", "duoc", "hay", "vay", "oi", "nhi", "ong", "ba"])
_ABOUT_WHAT = "su kien|hoi nghi|cuoc hop|hoat dong"
_ANYBODY = "ai|nguoi nao|dai bieu nao|lanh dao nao"
_LEVELS = {
    "doi tac chien luoc toan dien": "comprehensive-strategic",
    "doi tac chien luoc": "strategic",
    "doi tac toan dien": "comprehensive",
    "quan he dac biet": "special",
}

# Question, words, parameters that the words themselves settle. The first that fits counts, so the narrow stand before the wide.
_FRAMES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("most-active", rf"({_ANYBODY}|tinh nao|nuoc nao) (tham )?du nhieu ({_ABOUT_WHAT}) nhat", {}),
    ("who-attended", rf"({_ANYBODY}) (dong )?(chu tri|chu toa|dieu hanh) {{event}}", {"role": "chair"}),
    ("who-attended", r"{event} do (ai|nguoi nao) (chu tri|chu toa|dieu hanh)", {"role": "chair"}),
    ("who-attended", rf"({_ANYBODY}) (phat bieu|doc tham luan|bao cao)( tai| o| trong)? {{event}}", {"role": "speaker"}),
    ("who-attended", rf"({_ANYBODY}) (tham )?du truc tuyen {{event}}", {"mode": "online"}),
    ("not-attended", rf"({_ANYBODY}) (vang mat|khong (tham )?du|se (tham )?du)( tai| o| trong)? {{event}}", {}),
    ("provinces-at", r"(tinh thanh|tinh thanh pho|tinh|dia phuong)( nao)? (tham )?(du|gia) {event}", {}),
    ("who-attended", rf"({_ANYBODY}) (den |toi |co )?(tham )?(du|gia|co mat)( tai| o| trong)? {{event}}", {}),
    ("who-attended", r"(thanh phan|danh sach|dai bieu)( dai bieu| nguoi)? (tham )?du {event}", {}),
    ("who-attended", rf"{{event}} (co|gom) ({_ANYBODY})( tham)?( du| gia)?", {}),
    ("provinces-together", r"tinh( nao)? (hay |thuong )?cung (tham )?du (su kien |hoi nghi )?(voi|cung) {province}", {}),
    ("provinces-together", r"{province} (hay |thuong )?cung (tham )?du (su kien |hoi nghi )?(voi|cung) tinh nao", {}),
    ("who-represented", r"(ai|nguoi nao) (dai dien|thay mat)( cho)? {who} (tai|o|du|tham du) {event}", {}),
    ("who-represented", r"(ai|nguoi nao) (dai dien|thay mat)( cho)? {who}", {}),
    ("who-met", rf"{{person}} (gap|gap go|tiep|don|tiep xuc|hoi dam|hoi kien|lam viec)( voi)? ({_ANYBODY})", {}),
    ("who-met", rf"({_ANYBODY}) (gap|gap go|tiep|hoi dam|hoi kien|lam viec)( voi)? {{person}}", {}),
    ("events-of", r"{who} (tham )?(du|gia|co mat)( tai| o)? (su kien|cuoc hop|hoat dong)( nao| gi)", {}),
    ("events-of", r"{who} (tham )?(du|gia|co mat)( tai| o)? hoi nghi( nao| gi)", {"kind": "conference"}),
    ("events-of", rf"({_ABOUT_WHAT})( nao)? (co|ma) {{who}} (tham )?(du|gia)", {}),
    ("who-held-on", r"(ai|nguoi nao) (la|giu chuc|lam) {position} (vao )?(ngay |thang |nam )?{date}", {}),
    ("who-held", r"(ai|nguoi nao) (la|lam|dang la|giu chuc( vu)?|dam nhiem( chuc( vu)?)?|nam giu chuc) {position}", {}),
    ("who-held", r"{position} la (ai|nguoi nao)", {}),
    ("who-held", r"{person} (giu|lam|dam nhiem|nam giu|co) (chuc|chuc vu|chuc danh)( gi| nao)?", {}),
    ("who-held", r"{person} (la ai|lam gi)", {}),
    ("positions-of", r"{organization} (co|gom) (chuc vu|chuc danh|vi tri|ai|lanh dao)( nao)?", {}),
    ("positions-of", r"(ai|nguoi nao) (giu chuc vu|giu chuc|lam viec|lanh dao)( o| tai| trong| cua)? {organization}", {}),
    ("partnerships", r"nuoc nao (la|co) {level} (cua|voi) viet nam", {}),
    ("partnerships", r"viet nam co {level} voi nuoc nao", {}),
    ("partners-by-level", r"viet nam co bao nhieu (doi tac|nuoc doi tac).*", {}),
    ("partnership-ladder", r"quan he( giua)?( viet nam)?( va| voi)? {country} (nang cap|phat trien)( khi nao| ra sao| the nao)", {}),
    ("partnerships", r"{country} la doi tac( o)?( muc| cap)?( nao| gi)?( cua viet nam)?", {}),
    ("partnerships", r"quan he( giua)?( viet nam)?( va| voi)? {country}( o| la| dang o)?( muc| cap)?( nao| gi)?", {}),
    ("agreements", r"{party} (ky|ky ket) (voi viet nam )?(van kien|thoa thuan|hiep dinh|van ban)( nao| gi)?", {}),
    ("agreements", r"(van kien|thoa thuan|hiep dinh)( nao)?( viet nam)? (ky|ky ket)( voi| cua)? {party}", {}),
    ("statistics", r"(so lieu|con so)( nao| gi)?( ve| cua)? {about}", {}),
    ("articles-about", r"(bai|bai bao|bao)( nao)? (viet|noi|neu|dua tin)( ve)? {who}", {}),
    ("timeline", r"(dong thoi gian|hoat dong|qua trinh)( cua)? {who}", {}),
    ("visits", r"(ai|nguoi nao|nguyen thu nao)( den| sang)? tham viet nam", {}),
    ("visits", r"{visitor} (di |sang |den )?tham( dau| nuoc nao| noi nao)", {}),
    ("evidence", r"(bang chung|can cu|cau nao noi)( ve| cua| cho)? {thing}", {}),
    ("counts", r"(do thi )?co bao nhieu (nguoi|tinh|nuoc|to chuc|su kien|van kien|so lieu|bai bao|thu).*", {}),
    ("events-by-year", r"moi nam co bao nhieu (su kien|hoi nghi|cuoc gap|chuyen tham)", {}),
    ("events", r"(su kien|hoi nghi)( nao)?( dien ra)?( trong)? nam {year}", {}),
    ("events", r"nam {year} co (su kien|hoi nghi)( nao| gi)", {}),
    ("articles-without-facts", r"bai( bao)? nao khong (co|cho|neu)( dieu)? gi", {}),
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A question of the catalogue and its parameters, as somebody could have typed them."""

    question: Question
    given: dict[str, list[str]]

    def command(self) -> str:
        """The command that asks the same."""
        options = [f' --param {name}="{value}"' for name, values in self.given.items() for value in values]
        return f"kg query {self.question.name}{''.join(options)}"


def understand(text: str, names: Names) -> Understood:
    """What ``text`` asks; raises ``UsageError`` with the nearest questions where no frame fits it."""
    words = [word for word in re.findall(r"[^\W_]+(?:[-./][^\W_]+)*", text) if bare(word)]
    kept = [i for i, word in enumerate(words) if bare(word) not in _SMALL]
    plain = [bare(words[i]).replace(" ", "-") for i in kept]
    for name, pattern, settled in _FRAMES:
        for found in _matches(pattern, plain):
            spans = {slot: " ".join(words[kept[start] : kept[end - 1] + 1]) for slot, (start, end) in found.items()}
            given = _given(find_question(name), spans, names)
            if given is not None:
                return Understood(find_question(name), {**given, **{key: [value] for key, value in settled.items()}})
    nearest = "; ".join(f"{q.question['vi']} ({q.name})" for q in nearest_questions(text))
    raise UsageError(f"not understood: {text!r}. The nearest questions: {nearest}. `kg queries` lists all")


def nearest_questions(text: str, limit: int = 3) -> list[Question]:
    """The questions of the catalogue that share most words with ``text``; of equals the first by name."""
    wanted = set(bare(text).split())

    def shared(question: Question) -> float:
        words = set(bare(f"{question.title['vi']} {question.question['vi']}").split())
        return -len(words & wanted) / len(words)

    return sorted(load_catalogue().values(), key=lambda question: (shared(question), question.name))[:limit]


def _matches(pattern: str, plain: list[str]) -> Iterator[dict[str, tuple[int, int]]]:
    """Slot -> its words, from and to: the whole question must be the frame's."""
    text = " ".join(plain)
    match = _compiled(pattern).fullmatch(text)
    if match is not None:
        yield {
            slot: (text[: match.start(slot)].count(" "), text[: match.end(slot)].count(" ") + 1)
            for slot in match.groupdict()
        }


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    numbers = re.sub(r"\{(date|year)\}", r"(?P<\1>[\\d-]+)", pattern)
    return re.compile(re.sub(r"\{([a-z]+)\}", r"(?P<\1>\\S.*?)", numbers))


def _given(question: Question, spans: dict[str, str], names: Names) -> dict[str, list[str]] | None:
    """Parameters out of the slots, or None where the graph has nothing of a name."""
    given: dict[str, list[str]] = {}
    for slot, words in spans.items():
        if slot == "year":
            if not re.fullmatch(r"\d{4}", words):
                return None
            given |= {"from": [words], "to": [words]}
            continue
        parameter = next(p for p in question.parameters if p.name == slot)
        value = _value(parameter, words, names)
        if value is None:
            return None
        given[slot] = [value]
    return given


def _value(parameter: Parameter, words: str, names: Names) -> str | None:
    if parameter.type == "level":
        return _LEVELS.get(bare(words))
    value = _iso(words) if parameter.type == "date" else words
    tries = [value]
    if parameter.type in THINGS:  # "tỉnh Thanh Hóa", "nước Pháp": the word of the kind is no part of the name
        tries.insert(0, re.sub(r"(?i)^(tỉnh|thành phố|nước|tinh|thanh pho|nuoc) ", "", value))
    for one in tries:
        try:
            convert(parameter, one, names)
        except UsageError:
            continue
        return one
    return None


def _iso(words: str) -> str:
    """ "1/12/2024" -> "2024-12-01"; anything else as it is."""
    parts = re.split(r"[-./]", words)
    if 1 < len(parts) <= 3 and len(parts[-1]) == 4 and all(part.isdigit() for part in parts):
        return "-".join(part.zfill(2) for part in reversed(parts))
    return words
