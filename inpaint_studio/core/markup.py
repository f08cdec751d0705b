"""HTML for reports that need neither other files nor a network."""

from collections.abc import Iterable
from html import escape


def page(title: str, sections: Iterable[str], style: str, language: str = "en") -> str:
    """Return a whole page.

    Args:
        title: its heading.
        sections: HTML already.
        style: a style sheet.
        language: of the texts, a code as in BCP 47.
    """
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{style}</style>"
    )
    body = tag("h1", escape(title)) + "\n".join(sections)
    return f'<!DOCTYPE html>\n<html lang="{language}"><head>{head}</head>\n<body>{body}</body></html>\n'


def tag(name: str, content: str, kind: str = "") -> str:
    """Return an element around content that is HTML already."""
    return f'<{name} class="{kind}">{content}</{name}>' if kind else f"<{name}>{content}</{name}>"
