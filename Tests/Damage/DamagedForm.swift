public import OwnershipModel
public import Section16
import TestSupport

/// A made-up filing, and the text that is left of it.
public struct DamagedForm: Sendable {
    /// What its filer meant.
    public let truth: OwnershipDocument
    public let bytes: [UInt8]
    /// What was done to it, in order.
    public let injuries: [Injury]

    /// The filing of `seed`, damaged in each of the ways named.
    ///
    /// - Parameters:
    ///   - rate: the share of what each of them can hit that it hits.
    ///   - rows: how many rows the filing has at least, where it is not 1 to 30.
    public init(seed: UInt64, damages: [Damage], rate: Double, layout: SheetLayout, rows: Int? = nil) {
        truth = MadeUpFiling.make(seed: seed, rows: rows)
        var sheet = Sheet(truth)
        var injuries: [Injury] = []
        for damage in damages {
            var random = SeededGenerator(seed: seed &* 64 &+ UInt64(Damage.allCases.firstIndex(of: damage)!))
            injuries += sheet.apply(damage, rate: rate, &random)
        }
        let text = sheet.text(layout)
        var random = SeededGenerator(seed: seed)
        if damages.contains(.encoding), random.hits(rate) {
            let encoding = random.pick(FileEncoding.allCases)
            bytes = encoding.bytes(of: text)
            injuries.append(Injury(damage: .encoding, fields: truth.fields.map(\.path)))
        } else {
            bytes = Array(text.utf8)
        }
        self.injuries = injuries
    }
}

extension DamagedForm {
    /// What no page shows, so that nothing need be said of it.
    public var identities: ReadingOptions {
        var options = ReadingOptions()
        options.issuerCik = truth.issuer?.issuerCik
        options.rptOwnerCiks = truth.reportingOwners.compactMap { $0.reportingOwnerId?.rptOwnerCik }
        return options
    }
}

/// How a file may be written.
enum FileEncoding: CaseIterable {
    case byteOrderMark, utf16LittleEndian, utf16BigEndian, windows, carriageReturns, formFeeds

    func bytes(of text: String) -> [UInt8] {
        switch self {
        case .byteOrderMark: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        case .utf16LittleEndian: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16BigEndian: [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .windows:
            // What the code page lacks becomes what is nearest to it, or a question mark.
            Sheet.ligatures.reduce(text) { $0.replacing($1.ligature, with: $1.letters) }.unicodeScalars.map {
                $0 == " " || $0 == "\u{202F}" ? 0xA0 : UInt8(exactly: $0.value) ?? 0x3F
            }
        case .carriageReturns: text.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
        case .formFeeds: Array(text.replacing("Table II", with: "\u{C}\nTable II").utf8)
        }
    }
}
