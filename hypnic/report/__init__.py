"""The page a person reads after a night: one self-contained file, written from a night's analysis."""

from hypnic.report.page_data import describe_night
from hypnic.report.payload import pack_payload
from hypnic.report.rendering import NightPage, prepare_page, render_report, write_report

__all__ = ["NightPage", "describe_night", "pack_payload", "prepare_page", "render_report", "write_report"]
