/* xml.h: XML as a stream: well formed whatever the texts are (base/escape.h). For KML and for the
 * styles and projects of QGIS.
 *
 *     lay_xml_open(&x, "layer", "class", "SimpleMarker", "enabled", "1", NULL);
 *     lay_xml_element(&x, "alias", "field", name, NULL);
 *     lay_xml_close(&x);
 *
 * Elements stand on lines of their own, indented by one blank a level; texts stand within. */
#ifndef LAY_EXPORT_XML_H
#define LAY_EXPORT_XML_H

#include "base/mem.h"
#include "base/output.h"

struct lay_xml {
    lay_output *out; /* borrowed */
    LAY_VEC(const char *) open;
    bool tag_open; /* a start tag that may still become an empty element */
    bool inline_text;
};

void lay_xml_init(struct lay_xml *x, lay_output *out);

/* A start tag; then names and values of attributes in turn, ended by NULL. Names are of ours. */
void lay_xml_open(struct lay_xml *x, const char *name, ...) __attribute__((sentinel));
void lay_xml_close(struct lay_xml *x);

/* Escaped text within the element that is open. */
void lay_xml_text(struct lay_xml *x, const char *text);

/* An element without content, and one with text only. */
void lay_xml_element(struct lay_xml *x, const char *name, ...) __attribute__((sentinel));
void lay_xml_text_element(struct lay_xml *x, const char *name, const char *text);

/* Asserts that all is closed, and frees the state. */
void lay_xml_done(struct lay_xml *x);

#endif
