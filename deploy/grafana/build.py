# ruff: noqa: INP001 - scripts of one directory, not a package
"""
Build the dashboards: ``python deploy/grafana/build.py``.

The panels are data in ``boards.py``. Grafana reads the JSON files in
``dashboards``; a test checks that they are what this script builds.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from boards import DASHBOARDS, DEPLOYS, Board, Panel
from grafana_foundation_sdk.builders import (
    bargauge,
    common,
    prometheus,
    stat,
    table,
    timeseries,
)
from grafana_foundation_sdk.builders import dashboard as build
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models import dashboard as model
from grafana_foundation_sdk.models.common import (
    GraphDrawStyle,
    GraphTresholdsStyleMode,
    LegendDisplayMode,
    LegendPlacement,
    StackingMode,
)
from grafana_foundation_sdk.models.prometheus import PromQueryFormat

__all__ = ["main", "render_dashboards"]

HERE = Path(__file__).parent / "dashboards"
SOURCE = "${datasource}"
FEED_PAGE = (
    "/d/copydesk-feed?var-feed=${__field.labels.feed}"
    "&${datasource:queryparam}&${__url_time_range}"
)
HEIGHT = 8
WIDTHS = {"stat": 4, "series": 12, "stacked": 12, "bars": 12, "table": 24}


def render_dashboards() -> dict[str, str]:
    """Return the JSON of every dashboard by file name."""
    return {
        f"{board.uid.removeprefix('copydesk-')}.json": _render(board)
        for board in DASHBOARDS
    }


def _render(board: Board) -> str:
    dashboard = _dashboard(board).build()
    text = JSONEncoder(sort_keys=True, indent=2).encode(dashboard)
    document = json.loads(text)
    # The SDK has no fields for the words of a Prometheus annotation.
    for annotation in document["annotations"]["list"]:
        annotation |= {
            "step": "60s",
            "tagKeys": "job",
            "titleFormat": "copydesk {{version}}",
        }
    return json.dumps(document, sort_keys=True, indent=2) + "\n"


def _dashboard(board: Board) -> build.Dashboard:
    dashboard = (
        build.Dashboard(board.title)
        .uid(board.uid)
        .tags(["copydesk"])
        .time("now-6h", "now")
        .refresh("30s")
        .timezone("browser")
        .readonly()
        .tooltip(model.DashboardCursorSync.CROSSHAIR)
        .link(
            build.DashboardLink("copydesk")
            .type(model.DashboardLinkType.DASHBOARDS)
            .tags(["copydesk"])
            .keep_time(keep_time=True)
        )
    )
    dashboard.with_variable(
        build.DatasourceVariable("datasource")
        .label("data source")
        .type("prometheus")
    )
    dashboard.annotation(_deploys())
    if board.by_feed:
        dashboard.with_variable(_feed_variable())
    positions = _grid_positions(board.panels)
    for panel, position in zip(board.panels, positions, strict=True):
        dashboard.with_panel(_panel(panel).grid_pos(position))
    return dashboard


def _deploys() -> build.AnnotationQuery:
    return (
        build.AnnotationQuery()
        .name("deploys")
        .datasource(_data_source())
        .expr(DEPLOYS)
        .enable(enable=True)
        .icon_color("blue")
    )


def _feed_variable() -> build.QueryVariable:
    return (
        build.QueryVariable("feed")
        .label("feed")
        .datasource(_data_source())
        .query("label_values(copydesk_feed_last_poll_timestamp_seconds, feed)")
        .refresh(model.VariableRefresh.ON_TIME_RANGE_CHANGED)
        .sort(model.VariableSort.ALPHABETICAL_ASC)
    )


def _data_source() -> model.DataSourceRef:
    return model.DataSourceRef(type_val="prometheus", uid=SOURCE)


def _grid_positions(panels: tuple[Panel, ...]) -> Iterator[model.GridPos]:
    """Yield positions in rows from left to right, 24 columns wide."""
    left = top = height = 0
    for panel in panels:
        width = WIDTHS[panel.kind]
        if left + width > 24:
            left, top = 0, top + height
        height = HEIGHT // 2 if panel.kind == "stat" else HEIGHT
        yield model.GridPos(h=height, w=width, x=left, y=top)
        left += width


def _panel(panel: Panel) -> "timeseries.Panel | stat.Panel":
    builder = _empty_panel(panel)
    builder.title(panel.title).description(panel.description).unit(panel.unit)
    builder.datasource(_data_source())
    builder.thresholds(_thresholds(panel.limits))
    if panel.by_feed:
        link = build.DashboardLink("the dashboard of this feed")
        builder.data_links([link.url(FEED_PAGE)])
    for number, query in enumerate(panel.queries):
        target = (
            prometheus.Dataquery()
            .expr(query.expr)
            .legend_format(query.legend)
            .ref_id(chr(ord("A") + number))
        )
        if panel.kind in {"stat", "bars", "table"}:
            target.instant()
        if panel.kind == "table":
            target.format(PromQueryFormat.TABLE)
        builder.with_target(target)
    return builder


def _thresholds(
    limits: tuple[float | None, float] | None,
) -> build.ThresholdsConfig:
    """Return the colours; green alone if there are no limits."""
    steps = [model.Threshold(color="green")]
    for value, color in zip(limits or (), ("yellow", "red"), strict=False):
        if value is not None:
            steps.append(model.Threshold(value, color))
    return (
        build.ThresholdsConfig()
        .mode(model.ThresholdsMode.ABSOLUTE)
        .steps(steps)
    )


def _empty_panel(panel: Panel) -> "timeseries.Panel | stat.Panel":
    match panel.kind:
        case "stat":
            return stat.Panel()
        case "bars":
            return bargauge.Panel()
        case "table":
            return table.Panel()
        case _:
            builder = _time_series(stacked=panel.kind == "stacked")
            if panel.limits:
                builder.thresholds_style(
                    common.GraphThresholdsStyleConfig().mode(
                        GraphTresholdsStyleMode.DASHED
                    )
                )
            return builder


def _time_series(*, stacked: bool) -> timeseries.Panel:
    legend = (
        common.VizLegendOptions()
        .display_mode(LegendDisplayMode.LIST)
        .placement(LegendPlacement.BOTTOM)
        .show_legend(show_legend=True)
    )
    builder = timeseries.Panel().min(0).legend(legend)
    if stacked:
        builder.draw_style(GraphDrawStyle.LINE).fill_opacity(40)
        builder.stacking(
            common.StackingConfig().mode(StackingMode.NORMAL).group("A")
        )
    return builder


def main() -> None:
    """Write the dashboards and remove files of deleted ones."""
    files = render_dashboards()
    HERE.mkdir(exist_ok=True)
    for old in HERE.glob("*.json"):
        if old.name not in files:
            old.unlink()
    for name, text in files.items():
        (HERE / name).write_text(text)


if __name__ == "__main__":
    main()
