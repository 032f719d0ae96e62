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
#include <libxml/xmlIO.h>
#include <libxml/xmlschemas.h>

/// `xmlFree` is a mutable global, which Swift 6 does not let through.
static inline void freeXMLMemory(void *memory) { xmlFree(memory); }

#endif
