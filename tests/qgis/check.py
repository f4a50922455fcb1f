"""check.py FRAMES FOLDER|STORE...: opens export folders, and stores, as the desktop does (a layer first, its
default style then) and checks what an analyst relies on. STORE.counts has lines "LAYER ROWS". One line a check;
the last line counts."""
import json
import os
import re
import sys

from qgis.core import (QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransformContext,
                       QgsDataSourceUri, QgsDateTimeRange, QgsExpression, QgsExpressionContext,
                       QgsExpressionContextUtils, QgsFeatureRequest, QgsLayoutExporter, QgsMapRendererSequentialJob,
                       QgsMapSettings, QgsProject, QgsRectangle, QgsVectorLayer, QgsVectorLayerTemporalContext)
from qgis.PyQt.QtCore import QDate, QDateTime, QSize, Qt, QTime
from qgis.PyQt.QtGui import QColor

QgsApplication.setPrefixPath("/usr", True)
application = QgsApplication([], False)
application.initQgis()
log = []
QgsApplication.messageLog().messageReceived.connect(
    lambda message, tag, level: log.append(f"{tag}: {message}") if int(level) in (1, 2) else None)
passed = failed = 0


def check(good, what, detail=""):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    print(("ok - " if good else "not ok - ") + what + (f" [{detail}]" if detail and not good else ""))


def utc(text):
    return QDateTime.fromString(text, Qt.ISODate)


def day(text):
    start = utc(text + "T00:00:00Z")
    return QgsDateTimeRange(start, start.addDays(1), True, False)


def opened(source, provider="ogr"):
    options = QgsVectorLayer.LayerOptions(QgsCoordinateTransformContext())
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(source, "layer", provider, options)
    return layer, layer.isValid() and layer.loadDefaultStyle()[1]


def shown(layer, when):
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    text = layer.temporalProperties().createFilterString(context, when)
    return {f.id() for f in layer.getFeatures(QgsFeatureRequest().setFilterExpression(text))}


def check_time(layer, what):
    """Every row shows on its first and last day, and on neither day beside them."""
    lost, stray = [], []
    for f in layer.getFeatures():
        start, end = f["start"], f["end"]
        first, last = (QDate.fromString(t[:10], Qt.ISODate) if isinstance(t, str) else t.date() for t in (start, end))
        def on(date):
            at = QDateTime(date, QTime(0, 0), Qt.UTC)
            return f.id() in shown(layer, QgsDateTimeRange(at, at.addDays(1), True, False))
        if not (on(first) and on(last)):
            lost.append(f["id"] if layer.fields().lookupField("id") >= 0 else f.id())
        if on(first.addDays(-1)) or on(last.addDays(1)):
            stray.append(f.id())
    check(not lost, f"{what}: each row shows on its first and last day", lost[:5])
    check(not stray, f"{what}: and not on the days beside them", stray[:5])


def check_layer(source, rows, what, spatial=True):
    layer, styled = opened(source)
    if not layer.isValid():
        return check(False, f"{what} opens")
    check(layer.featureCount() == rows and sum(1 for _ in layer.getFeatures()) == rows,
          f"{what} has its {rows} rows", layer.featureCount())
    types = {f.name(): f.typeName().lower() for f in layer.fields()}
    check(types.get("start") == types.get("end") == "datetime", f"{what}: start and end are DateTime", types)
    if not spatial:
        return None
    check(layer.crs().authid() in ("EPSG:4326", "OGC:CRS84"), f"{what} is in WGS 84", layer.crs().authid())
    check(styled, f"{what} has its style")
    check(layer.renderer() is not None and layer.renderer().type() in ("categorizedSymbol", "pointDisplacement"),
          f"{what} has its symbols")
    check(layer.temporalProperties().isActive(), f"{what} is temporal")
    check_time(layer, what)
    return layer


def picture(layers, extent, when, path):
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setOutputSize(QSize(900, 700))
    settings.setOutputDpi(110)
    settings.setBackgroundColor(QColor("#d8e4ec"))
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    settings.setExtent(extent)
    settings.setIsTemporal(True)
    settings.setTemporalRange(when)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    if path:
        image.save(path)
    background = QColor("#d8e4ec").rgb()
    return sum(image.pixel(x, y) != background for x in range(0, 900, 3) for y in range(0, 700, 3))


def check_folder(folder, frames):
    name = os.path.basename(folder)
    listed = json.load(open(os.path.join(folder, "laydown-export.json")))
    for file in listed["files"]:
        if file["format"] in ("geojson", "geojsonseq", "fgb", "csv") and file["rows"]:
            # Claims have no geometry, and CSV has none for lines.
            placed = file["layer"] != "claims" and file["name"] not in ("movements.csv", "event_areas.csv")
            if file["layer"] == "countries":
                continue
            check_layer(os.path.join(folder, file["name"]), file["rows"], f"{name}/{file['name']}", placed)
    project = QgsProject.instance()
    del log[:]
    check(project.read(os.path.join(folder, "laydown.qgz")), f"{name}: the project opens")
    layers = list(project.mapLayers().values())
    check(layers and all(l.isValid() for l in layers), f"{name}: all its layers open", [l.name() for l in layers])
    check(all(l.id() == "laydown_layer_" + l.name() for l in layers), f"{name}: they keep their ids")
    check(project.crs().authid() == "EPSG:4326", f"{name}: the project is in WGS 84", project.crs().authid())
    check(all(l.source().startswith(folder) for l in layers), f"{name}: sources are in the folder")
    if any(f.get("rows") for f in listed["files"]):
        when = project.timeSettings().temporalRange()
        check(when.begin().isValid() and when.end().isValid(), f"{name}: the project has its time")
        for l in layers:
            if l.isSpatial() and name != "json" and l.featureCount() and l.name() != "countries":
                check_time(l, f"{name}: {l.name()} of the project")
    for layout in project.layoutManager().printLayouts():
        path = os.path.join(frames, f"layout-{name}.png")
        settings = QgsLayoutExporter.ImageExportSettings()
        settings.dpi = 96
        check(QgsLayoutExporter(layout).exportToImage(path, settings) == QgsLayoutExporter.Success,
              f"{name}: the layout prints")
    check(not log, f"{name}: QGIS has nothing to complain of", log[:3])
    return project


def check_tips(project, name):
    """What reports say is text in a map tip: no markup of theirs, no expression, no address but of the web."""
    tips, ours = 0, {"b", "br", "a"}
    for layer in project.mapLayers().values():
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        for f in layer.getFeatures():
            context.setFeature(f)
            html = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
            tags = set(re.findall(r"</?\s*([^\s/>]*)", html))
            links = re.findall(r'href="([^"]*)"', html)
            good = tags <= ours and all(re.match("https?://", link) for link in links)
            tips += 1
            if not good:
                check(False, f"{name}: the map tip of {layer.name()} is text", html)
    check(tips > 0 or name == "empty", f"{name}: map tips are text")


def check_store(path):
    """The store itself, dragged into QGIS (ogr) and opened in its browser (spatialite)."""
    name = os.path.basename(os.path.dirname(path))
    for provider in ("ogr", "spatialite"):
        for line in open(path + ".counts"):
            table, rows = line.split()
            what = f"{name}: {table} of the store by {provider}"
            uri = QgsDataSourceUri()
            uri.setDatabase(path)
            uri.setDataSource("", table, "geom")
            layer, styled = opened(uri.uri() if provider == "spatialite" else f"{path}|layername={table}", provider)
            if not layer.isValid():
                check(False, f"{what} opens")
                continue
            check(sum(1 for _ in layer.getFeatures()) == int(rows), f"{what} has its {rows} rows")
            check(layer.crs().authid() == "EPSG:4326", f"{what} is in WGS 84", layer.crs().authid())
            check(styled and "coalesce" in layer.mapTipTemplate(), f"{what} has our style")
            check(layer.renderer().type() in ("categorizedSymbol", "pointDisplacement"), f"{what} has its symbols")
            time = layer.temporalProperties()
            check(time.isActive() and (time.startField(), time.endField()) == ("start", "end"), f"{what} is temporal")
            check_time(layer, what)
            if table == "presence":
                check(at_timbuktu(layer, "2021-12-13") == ["Operation Barkhane"] and
                      at_timbuktu(layer, "2021-12-14") == ["Malian Armed Forces"], f"{what} is right on the day")


def at_timbuktu(layer, when):
    ids = shown(layer, day(when))
    return sorted(f["actor"] for f in layer.getFeatures() if f.id() in ids and f["place"] == "Timbuktu base"
                  and f["role"] == "holder" and f["state"] in ("confirmed", "presumed"))


def main(frames, folders):
    for folder in folders:
        if os.path.isfile(folder):
            check_store(folder)
            continue
        project = check_folder(folder, frames)
        check_tips(project, os.path.basename(folder))
        if os.path.basename(folder) != "all":
            continue
        presence = project.mapLayersByName("presence")[0]
        check(at_timbuktu(presence, "2021-12-13") == ["Operation Barkhane"], "Timbuktu is Barkhane's on 2021-12-13",
              at_timbuktu(presence, "2021-12-13"))
        for when in ("2021-12-14", "2022-01-10"):
            check(at_timbuktu(presence, when) == ["Malian Armed Forces"], f"and Mali's on {when}",
                  at_timbuktu(presence, when))
        check(not [f["id"] for f in project.mapLayersByName("events")[0].getFeatures()
                   if f.hasGeometry() and f["precision"] >= 3], "no figure of a country or an area is a point")
        extent = QgsRectangle(-7, 13, 3, 21)
        for when in ("2021-12-13", "2021-12-14", "2022-01-10", "2023-11-15"):
            for layer in ("presence", "events"):
                shown_layers = project.mapLayersByName(layer) + project.mapLayersByName("countries")
                ink = picture(shown_layers, extent, day(when),
                              os.path.join(frames, f"{layer}-{when}.png"))
                if layer == "presence":
                    check(ink > 1000, f"the frame of {when} is drawn", ink)
    print(f"{passed} passed, {failed} failed")
    sys.stdout.flush()
    os._exit(1 if failed else 0)  # PyQGIS does not survive an ordinary end


main(sys.argv[1], sys.argv[2:])
