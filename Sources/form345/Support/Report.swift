internal import Section16

extension JSON {
    /// The report of a conversion: every field with its evidence, every finding, and what no field took.
    init(report conversion: Conversion, of file: String) {
        let reading = conversion.reading
        self = [
            "file": .string(file),
            "form": JSON(conversion.document.documentType),
            "layout": .string(reading?.page.layout.rawValue ?? "xml"),
            "findings": .array(conversion.findings.map(JSON.init)),
            "fields": .array(Self.fields(of: conversion)),
            "unclaimed": .array(
                (reading?.unclaimed ?? []).map { range in
                    let place = reading!.page.place(of: range)
                    return [
                        "line": .number(place.line), "column": JSON(place.column),
                        "text": .string(reading!.page.sourceString(range)),
                    ]
                }),
        ]
    }

    private static func fields(of conversion: Conversion) -> [JSON] {
        guard let reading = conversion.reading else {
            return conversion.document.fields.filter { !$0.isSecret }.map {
                ["path": .string($0.path), "value": .string($0.value)]
            }
        }
        return reading.fields.map { field in
            let place = field.range.map(reading.page.place(of:))
            return [
                "path": .string(field.xpath),
                "value": .string(field.value),
                "how": .string(field.how.rawValue),
                "line": JSON(place?.line), "column": JSON(place?.column),
                "endLine": JSON(place?.endLine), "endColumn": JSON(place?.endColumn),
                "text": JSON(field.range.map(reading.page.sourceString)),
            ]
        }
    }
}
