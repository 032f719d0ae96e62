internal import OwnershipModel

extension FilingRule {
    /// How values are written.
    static let valueRules = [dateWithTimeZone, valuePadded, characterNotASCII]

    private static let dateWithTimeZone = FilingRule(
        FindingKind(
            "date-with-time-zone", .warning,
            "A date carries a time zone. The schema takes any xs:date, the specification asks for YYYY-MM-DD. Take the zone off: the day is meant as it stands."
        ),
        section: "3.2", example: "2024-07-19-05:00",
        check: .document { filing, report in
            guard filing.notes.hasDateWithTimeZone else { return }
            for field in filing.document.fields where field.value.utf8.count > 10 {
                guard let day = field.value.dayBeforeTimeZone else { continue }
                report.find("the date '\(field.value)' has a time zone; write \(day)", in: field)
            }
        })

    private static let valuePadded = FilingRule(
        FindingKind(
            "value-padded", .warning,
            "White space around a value counts to its length, and line breaks in it are kept. Put tag, value and tag on one line."
        ),
        section: "4.1.5", profiles: [.submission], example: "<officerTitle> CFO </officerTitle>",
        check: .document { filing, report in
            for field in filing.document.fields where !field.isSecret {
                guard let first = field.value.utf8.first, let last = field.value.utf8.last,
                    first <= 0x20 || last <= 0x20
                else { continue }
                report.find("white space stands around the value, and counts to its length", in: field)
            }
        })

    private static let characterNotASCII = FilingRule(
        FindingKind(
            "character-not-ascii", .warning,
            "A value has a character beyond ASCII. EDGAR's own set is narrow (EDGAR Filer Manual, volume II, 5.2.1.2); send a plain one in its place, ' for a curly quote and - for a dash, or a character reference."
        ),
        section: "3.2", profiles: [.submission], example: "a curly quote in a footnote",
        check: .document { filing, report in
            for field in filing.document.fields where !field.isSecret {
                guard let scalar = field.value.unicodeScalars.first(where: { !$0.isASCII }) else { continue }
                let code = String(scalar.value, radix: 16, uppercase: true)
                let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
                report.find("the value has '\(scalar)' (U+\(padded)), which is not ASCII", in: field)
            }
        })
}

extension String {
    /// The day of a date with a time zone, `2024-07-19` of `2024-07-19-05:00`; `nil` where it is none.
    fileprivate var dayBeforeTimeZone: Substring? {
        let day = utf8.prefix(10)
        let zone = Array(utf8.dropFirst(10))
        guard CalendarDate(lexical: String(Substring(day))).components != nil else { return nil }
        let isZone =
            zone == [UInt8(ascii: "Z")]
            || (zone.count == 6 && (zone[0] == UInt8(ascii: "-") || zone[0] == UInt8(ascii: "+"))
                && zone[3] == UInt8(ascii: ":"))
        return isZone ? Substring(day) : nil
    }
}
