"""Words and colours of pictures and pages, by level, kind and role; nothing else decides how a network looks."""

from __future__ import annotations

# By level and by kind of node: a palette that colour-blind readers can tell apart (Okabe and Ito).
COLOURS = {
    "comprehensive-strategic": "#d55e00",
    "strategic": "#e69f00",
    "comprehensive": "#0072b2",
    "special": "#cc79a7",
    "sectoral": "#009e73",
    "diplomatic": "#999999",
    "person": "#0072b2",
    "province": "#009e73",
    "country": "#d55e00",
    "organization": "#cc79a7",
    "event": "#e69f00",
    "event-series": "#e69f00",
    "position": "#56b4e9",
    "agreement": "#999999",
}
LEVELS_VI = {
    "comprehensive-strategic": "đối tác chiến lược toàn diện",
    "strategic": "đối tác chiến lược",
    "comprehensive": "đối tác toàn diện",
    "special": "quan hệ đặc biệt",
    "sectoral": "đối tác chiến lược theo lĩnh vực",
    "diplomatic": "quan hệ ngoại giao",
}
KINDS_VI = {
    "person": "người",
    "province": "tỉnh, thành phố",
    "country": "nước",
    "organization": "tổ chức",
    "event": "sự kiện",
    "event-series": "chuỗi sự kiện",
    "position": "chức vụ",
    "agreement": "văn kiện",
}
# By kind of network: what it is called, and what may be missing from it.
TITLES_VI = {
    "partnerships": "Quan hệ đối tác của Việt Nam",
    "attendance": "Ai dự sự kiện nào",
    "meetings": "Ai gặp ai",
    "officials": "Những người cùng dự sự kiện",
    "bodies": "Các nước, địa phương, tổ chức cùng dự sự kiện",
    "provinces": "Các tỉnh, thành phố cùng dự sự kiện",
    "around": "Xung quanh một đối tượng",
}
TITLES_EN = {
    "partnerships": "Partnerships as the articles state them.",
    "attendance": "Who attended what, as the articles state it.",
    "meetings": "Who met whom, as the articles state it.",
    "officials": "People who attended the same events, as the articles state it.",
    "bodies": "Countries, provinces and organizations that attended the same events, as the articles state it.",
    "provinces": "Provinces that attended the same events, as the articles state it.",
    "around": "What is around a thing, as the articles state it.",
}
RELATIONS_VI = {
    "holds": "giữ chức vụ",
    "in": "thuộc",
    "attended": "dự",
    "represented": "đại diện",
    "partner": "đối tác",
    "signed": "ký",
    "part of": "trong khuôn khổ",
    "edition of": "là kỳ của",
    "met": "gặp",
    "together": "cùng dự",
}
ROLES_VI = {
    "chair": "chủ trì",
    "host": "chủ nhà",
    "speaker": "phát biểu",
    "signatory": "ký",
    "visitor": "khách",
    "attendee": "dự",
}
EVENT_KINDS_VI = {
    "conference": "hội nghị",
    "meeting": "cuộc gặp",
    "visit": "chuyến thăm",
    "ceremony": "buổi lễ",
    "other": "sự kiện",
}
