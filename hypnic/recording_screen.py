"""What is on the screen while wearables are sought and recorded: one line for each, and what happened above them."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Column, Table
from rich.text import Text

from firmware_bridge.capture import DiskStatus
from firmware_bridge.recorder import EventKind, RecorderEvent
from firmware_bridge.status import State, WearableStatus
from firmware_bridge.survey import Found
from hypnic.clock import elapsed_text

UNKNOWN = "–"
FRESH_S = 5.0
STATE_WORDS: dict[State, str] = {
    "searching": "searching",
    "connecting": "connecting",
    "checking": "checking",
    "recording": "recording",
    "reconnecting": "RECONNECTING",
    "saving": "saving",
    "stopped": "stopped",
    "failed": "FAILED",
}
EVENT_WORDS: dict[EventKind, str] = {
    "found": "found",
    "recording": "recording",
    "trouble": "trouble",
    "missing": "DATA MISSING",
    "returned": "back",
    "battery": "BATTERY LOW",
    "disk": "DISK",
    "refused": "refused",
    "saved": "saved",
}
URGENT: tuple[EventKind, ...] = ("missing", "battery", "disk")


def found_table(found: Sequence[Found]) -> RenderableType:
    """List what was heard."""
    table = Table("name", Column("address", no_wrap=True), "driver", "battery", "signal", box=None, pad_edge=False)
    for one in found:
        battery = UNKNOWN if one.battery_percent is None else f"{one.battery_percent} %"
        drivers = " or ".join(driver.name for driver in one.drivers) or UNKNOWN
        heard = one.advertisement
        table.add_row(Text(heard.name or UNKNOWN), heard.address, drivers, battery, f"{heard.rssi_dbm} dBm")
    return table


def status_table(statuses: Sequence[WearableStatus]) -> RenderableType:
    """Show how each wearable is doing, one line each."""
    headers = ("wearable", "state", "rate", "received", "last data", "gaps", "battery", "disk")
    table = Table(*headers, box=None, pad_edge=False)
    for status in statuses:
        table.add_row(*status_cells(status))
    return table


def status_cells(status: WearableStatus) -> tuple[Text, ...]:
    """Put one wearable's status into cells."""
    where = status.name if status.site == "unknown" else f"{status.name} ({status.site.replace('_', ' ')})"
    cells = (
        where,
        STATE_WORDS[status.state],
        UNKNOWN if status.rate_hz is None else f"{status.rate_hz:.1f} Hz",
        UNKNOWN if status.received_share is None else f"{status.received_share:.1%}",
        _ago(status.last_seen_s),
        str(status.gaps),
        UNKNOWN if status.battery_percent is None else f"{status.battery_percent} %",
        _disk(status.disk),
    )
    style = "" if status.state in ("recording", "stopped") and status.trouble is None else "yellow"
    return tuple(Text(cell, style=style) for cell in cells)


def status_line(status: WearableStatus) -> str:
    """Put one wearable's status into a line, for screens that cannot be redrawn."""
    return " · ".join(cell.plain for cell in status_cells(status))


def event_line(event: RecorderEvent, *, clock: str) -> Text:
    """Tell an event in a line."""
    style = "bold red" if event.kind in URGENT else ""
    return Text(f"{clock} {event.wearable}: {EVENT_WORDS[event.kind]}: {event.text}", style=style)


def _ago(seconds: float | None) -> str:
    if seconds is None:
        return UNKNOWN
    return "now" if seconds < FRESH_S else f"{elapsed_text(seconds)} ago"


def _disk(disk: DiskStatus | None) -> str:
    if disk is None or disk.free_bytes is None:
        return "IN MEMORY ONLY" if disk is not None and disk.waiting_frames else UNKNOWN
    return f"{disk.free_bytes / 1e9:.0f} GB free"
