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
}
LEVELS_VI = {
    "comprehensive-strategic": "đối tác chiến lược toàn diện",
    "strategic": "đối tác chiến lược",
    "comprehensive": "đối tác toàn diện",
    "special": "quan hệ đặc biệt",
    "sectoral": "đối tác chiến lược theo lĩnh vực",
    "diplomatic": "quan hệ ngoại giao",
}
KINDS_VI = {"person": "người", "province": "tỉnh, thành phố", "country": "nước", "organization": "tổ chức", "event": "sự kiện"}
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
