// The part of libxml2 that Swift calls.

#ifndef CLIBXML2_SHIM_H
#define CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
// libxml2's ICU types clash with those that come with Foundation; nothing here needs them.
#undef LIBXML_ICU_ENABLED

#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlsave.h>
#include <libxml/xmlschemas.h>

/// `xmlFree` is a mutable global, which Swift 6 does not let through.
static inline void freeXMLMemory(void *memory) { xmlFree(memory); }

/// Dumps `node` as EDGAR indents: four spaces a level. The indentation is a variable of the thread.
static inline void dumpIndented(xmlOutputBufferPtr output, xmlDocPtr document, xmlNodePtr node, int level) {
    const char *before = xmlTreeIndentString;
    int wasIndenting = xmlIndentTreeOutput;
    xmlTreeIndentString = "    ";
    xmlIndentTreeOutput = 1;
    xmlNodeDumpOutput(output, document, node, level, 1, "UTF-8");
    xmlTreeIndentString = before;
    xmlIndentTreeOutput = wasIndenting;
}

#endif
