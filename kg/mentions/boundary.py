"""Says where the name of an organization ends: before a verb, a form of address, another office or a person's name.

In: a tokenized sentence and how far a name has been read. Out: whether, and how, it goes on. It builds no name.
"""

from __future__ import annotations

from kg.mentions.body import match_head
from kg.mentions.name import inside_other_run, is_foreign, is_surname, match_name
from kg.mentions.phrases import honorifics, is_stop, stop_phrases
from kg.mentions.title import match_title
from kg.mentions.token import TokenizedSentence, TokenKind

DASHES = frozenset({"-", "–", "—", "&", "/"})
LINKS = frozenset({"và", "của", "về", "các", "cho", "tại", "nước", "thuộc"})
_MAY_END_FOREIGN = frozenset({"công", "tập", "trường", "hiệp", "trung", "quỹ", "nhóm", "viện", "ngân", "hãng", "tổ", "đại", "bệnh"})
_STATE_BODIES = frozenset({"bộ", "ban", "ủy", "uỷ", "văn", "quốc", "chính", "cục", "vụ", "sở", "ngoại", "công", "tổng"})
# Streets, schools, prizes and companies bear people's names: what follows these heads may look like a name and is none.
_EPONYM_HEADS = frozenset(
    {"Đại học", "Học viện", "Trường", "Quỹ", "Giải thưởng", "Bảo tàng", "THPT", "đường", "phố", "Viện", "Giải", "chuyên"}
)
# "Trường tiểu học |Nguyễn Bỉnh Khiêm|"
_SCHOOLS = ("tiểu học", "trung học", "thcs", "thpt", "phổ thông", "cơ sở", "mầm non", "mẫu giáo", "năng khiếu", "dân lập")


def is_boundary(sentence: TokenizedSentence, index: int, start: int, last: int, place_end: int) -> bool:
    """Whether the name ends before the word at ``index``: a verb, a form of address, another office, a person's name."""
    token = sentence.tokens[index]
    if is_stop(sentence, index) and not (token.lower in LINKS and links_on(sentence, index)):
        return True
    if honorifics().match(sentence, index) is not None and index > start:
        return True
    if place_end == index and (token.capital or token.lower not in LINKS):
        return True  # "Bộ Quốc phòng Nga Sergey Shoigu", "Bộ Ngoại giao Nhật Bản ca ngợi"; a dash was stepped over before
    if place_end == index and token.lower == "về" and sentence.lower(start) == "bộ":
        return True  # "đại diện đặc biệt của Bộ Ngoại giao Mỹ về chính sách Triều Tiên"
    if not token.capital:
        return False
    if _after_eponym_head(sentence, index, start) and is_surname(token.text):
        return False
    if index == start:
        return False
    if is_foreign(token.text):
        if sentence.lower(start) in _MAY_END_FOREIGN and not any(sentence.is_capital(i) for i in range(start + 1, index)):
            return False  # "Công ty tư vấn rủi ro Eurasia Group": the name itself comes last
        if index == start + 2 and index + 1 in sentence.places and sentence.lower(start) == "văn":
            return False  # "Trưởng đại diện Văn phòng Jasso |Việt Nam|"
        if sentence.lower(index - 1) == "của" and not sentence.is_capital(index + 1):
            return False  # "Bộ phận phân tích chiến lược của |Stratfor|"
        # "Bộ trưởng Quốc phòng Shoigu", "Hải quân Modly": one foreign word behind a state body is a name too
        state = sentence.lower(start) in _STATE_BODIES | {"hải", "không", "lục", "quân"}
        return state or match_name(sentence, index, after_office=True) is not None
    if not is_surname(token.text) or inside_other_run(sentence, index):
        return False
    if match_name(sentence, index) is not None:
        return True
    # "Bộ trưởng Bộ Công an Tô Lâm": two syllables at the end of a state body's name
    return index - start >= 2 and sentence.lower(start) in _STATE_BODIES and match_name(sentence, index, after_office=True) == index + 2


def _after_eponym_head(sentence: TokenizedSentence, index: int, start: int) -> bool:
    if sentence.lower(start) == "trường" and sentence.slice(max(start, index - 2), index).lower().endswith(_SCHOOLS):
        return True
    return index >= 1 and (
        sentence.tokens[index - 1].text in _EPONYM_HEADS or (index >= 2 and sentence.slice(index - 2, index) in _EPONYM_HEADS)
    )


def links_on(sentence: TokenizedSentence, index: int) -> bool:
    """Whether "và", "của", "về" … at ``index`` is followed by more of the same name."""
    link, after = sentence.lower(index), index + 1
    if link == "về":  # "Ban Chỉ đạo quốc gia về hội nhập quốc tế"; "về nước", "về phía" are stop phrases
        return stop_phrases().match(sentence, index) in (None, ("về", index + 1)) and sentence.is_word(after)
    if link in ("cho", "tại"):
        return False
    if after in sentence.places:
        return link in ("của", "nước", "các", "thuộc") or sentence.is_capital(index - 1) is False
    if link == "nước":
        return False
    if not sentence.is_word(after):
        return False
    if link == "các":
        return not is_stop(sentence, after)
    if is_stop(sentence, after):
        return False
    if match_title(sentence, after) is not None:  # a title after "và" begins another office
        return False
    if sentence.is_capital(after):
        return match_name(sentence, after) is None
    return (link == "và" and not sentence.is_capital(index - 1)) or link in ("của", "thuộc")


def step_over(sentence: TokenizedSentence, index: int, start: int) -> int | None:
    """The index after a dash or a comma that lies within the name, or None where the name ends."""
    text = sentence.tokens[index].text
    after = index + 1
    if not sentence.is_word(after):
        return None
    if match_title(sentence, after) is not None or honorifics().match(sentence, after) is not None:
        return None
    if text in DASHES:
        if after in sentence.places:
            return after
        if match_name(sentence, after) is not None:
            return None
        return after if sentence.is_capital(after) or sentence.is_tight(index) or _joins_words(sentence, index) else None
    if text == ",":
        return after if _comma_within(sentence, index) else None
    return None


def _joins_words(sentence: TokenizedSentence, index: int) -> bool:
    """ "hợp tác kinh tế - thương mại": a dash between lower-case words of a name."""
    return not sentence.is_capital(index - 1) and not is_stop(sentence, index + 1)


def _comma_within(sentence: TokenizedSentence, index: int) -> bool:
    """ "Bộ Văn hóa, Thể thao và Du lịch": the comma is the name's own where a capitalised "và" part follows soon, unnamed."""
    after = index + 1
    if not sentence.is_capital(after) or match_name(sentence, after) is not None or match_head(sentence, after):
        return False
    for ahead in range(after, min(after + 8, len(sentence.tokens))):
        token = sentence.tokens[ahead]
        if token.lower == "và":
            return sentence.is_capital(ahead + 1) and match_name(sentence, ahead + 1) is None and not match_head(sentence, ahead + 1)
        if token.text == ",":
            return _comma_within(sentence, ahead)
        if token.kind is not TokenKind.WORD or is_stop(sentence, ahead):
            return False
    return False
