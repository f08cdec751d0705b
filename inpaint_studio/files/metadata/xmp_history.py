"""The restorer's log: what was restored, how and when, as entries of the history in a photo's XMP data.

XMP specification part 2, "xmpMM:History" and ResourceEvent (stEvt). Entries are inserted into the packet's text at
places that a parser finds, so that everything else in it stays byte for byte.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from typing import Any
from xml.parsers import expat

from inpaint_studio import __version__

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_MANAGEMENT = "http://ns.adobe.com/xap/1.0/mm/"
_EVENT = "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
_NEW = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
    f'<rdf:RDF xmlns:rdf="{_RDF}">\n</rdf:RDF>\n'
    '</x:xmpmeta>\n<?xpacket end="w"?>'
)


@dataclass(frozen=True)
class Restoration:
    """One restoration.

    Attributes:
        engine: its name.
        options: those of the engine that were chosen.
        share: masked share of the photo, 0..1.
        time: when, in seconds since 1970.
        are_sources_chosen: whether the restorer chose where detail was taken from.
        strength: how much of it is seen, in per cent.
        edge: over how many pixels it comes in from the rim of its mask.
    """

    engine: str
    options: Mapping[str, Any] = field(default_factory=dict)
    share: float = 0.0
    time: float = 0.0
    are_sources_chosen: bool = False
    strength: int = 100
    edge: int = 0

    @property
    def words(self) -> str:
        """Engine, options, share, whether sources were chosen and how it was faded, as one line."""
        options = ", ".join(f"{name}={value}" for name, value in self.options.items())
        share = f"{100 * self.share:.3f} % of the photo"
        sources = "; sources of detail: chosen" if self.are_sources_chosen else ""
        edge = f", edge {self.edge} px" if self.edge else ""
        fade = f"; faded: {self.strength} %{edge}" if edge or self.strength < 100 else ""
        return f"engine={self.engine}; options: {options or 'as they come'}; masked: {share}{sources}{fade}"


def with_log(xmp: bytes | None, restorations: Sequence[Restoration]) -> bytes | None:
    """Return an XMP packet with entries for restorations; unchanged if there are none or it cannot be parsed."""
    if not restorations:
        return xmp
    packet = xmp or _NEW.encode()
    places = _find_places(packet)
    if places is None:
        return xmp
    entries = "".join(entry for entry in map(_entry, restorations) if entry.encode() not in packet)
    if not entries:
        return xmp
    if places.sequence is not None:
        return _put(packet, places.sequence, entries)
    history = f"<xmpMM:History><rdf:Seq>\n{entries}</rdf:Seq></xmpMM:History>"
    spaces = f'xmlns:rdf="{_RDF}" xmlns:xmpMM="{_MANAGEMENT}"'
    about = f'"{escape(places.about)}"'
    return _put(packet, places.root, f"<rdf:Description rdf:about={about} {spaces}>\n{history}\n</rdf:Description>\n")


def has_log(xmp: bytes | None) -> bool:
    """Whether an XMP packet holds entries of this program."""
    return b"<stEvt:softwareAgent>Inpaint Studio " in (xmp or b"")


@dataclass
class _Places:
    """Byte offsets in an XMP packet, filled by a parser.

    Attributes:
        root: where the end tag of ``rdf:RDF`` begins, or its only tag if it is empty; -1 without one.
        sequence: the same for the history's ``rdf:Seq``; None without one.
        about: the ``rdf:about`` of the first description.
        path: names of the open elements.
        starts: where their start tags begin.
    """

    root: int = -1
    sequence: int | None = None
    about: str = ""
    path: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str], position: int) -> None:
        if self.path and self.path[-1] == f"{_RDF} RDF" and not self.about:
            self.about = attributes.get(f"{_RDF} about", "")
        self.path.append(name)
        self.starts.append(position)

    def end(self, name: str, packet: bytes, position: int) -> None:
        start = self.starts.pop()
        is_empty = packet[start : packet.find(b">", start)].endswith(b"/")
        position = start if is_empty else position
        if name == f"{_RDF} RDF":
            self.root = position
        elif self.path[-2:] == [f"{_MANAGEMENT} History", f"{_RDF} Seq"]:
            self.sequence = position
        self.path.pop()


def _find_places(packet: bytes) -> _Places | None:
    parser = expat.ParserCreate(namespace_separator=" ")
    places = _Places()
    parser.StartElementHandler = lambda name, attributes: places.start(name, attributes, parser.CurrentByteIndex)
    parser.EndElementHandler = lambda name: places.end(name, packet, parser.CurrentByteIndex)
    try:
        packet.decode()
        if b"<!" in packet.replace(b"<!--", b""):  # No packet needs declarations, and entities can be bombs.
            return None
        parser.Parse(packet.strip(b"\0"), True)
    except (expat.ExpatError, UnicodeDecodeError):
        return None
    return places if places.root >= 0 else None


def _put(packet: bytes, position: int, text: str) -> bytes:
    """Insert text at the end of the element whose end tag, or only tag, begins at ``position``."""
    if packet[position : position + 2] == b"</":
        return packet[:position] + text.encode() + packet[position:]
    end = packet.index(b"/>", position)
    name = packet[position + 1 : end].split()[0]
    return packet[:end] + b">" + text.encode() + b"</" + name + b">" + packet[end + 2 :]


def _entry(restoration: Restoration) -> str:
    when = datetime.fromtimestamp(restoration.time, UTC).isoformat(timespec="seconds")
    fields = {
        "action": "edited",
        "softwareAgent": f"Inpaint Studio {__version__}",
        "when": when,
        "parameters": restoration.words,
    }
    inner = "".join(f"<stEvt:{name}>{escape(value, quote=False)}</stEvt:{name}>" for name, value in fields.items())
    return f'<rdf:li rdf:parseType="Resource" xmlns:rdf="{_RDF}" xmlns:stEvt="{_EVENT}">{inner}</rdf:li>\n'
