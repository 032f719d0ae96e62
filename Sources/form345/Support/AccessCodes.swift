internal import ArgumentParser
internal import Glibc

/// Filers' access codes (CCC), which are secrets: they are read from options, a file and the environment, and
/// shown nowhere, not even where one is wrong.
struct AccessCodes {
    private(set) var byCIK: [String: String] = [:]

    /// Takes `CIK=CCC` from the environment's FORM345_CCC, then a file, then options; the last said wins.
    init(options: [String], file: String?) throws {
        if let variable = getenv("FORM345_CCC") {
            try add(lines: String(cString: variable), from: "FORM345_CCC")
        }
        if let file {
            do {
                try add(lines: String(decoding: Input(path: file).read(), as: UTF8.self), from: file)
            } catch let error as SystemError {
                throw ValidationError("\(file): \(error)")
            }
        }
        for option in options { try add(option[...], from: "--ccc") }
    }

    /// One a line or with white space between; lines that begin with # are passed over.
    private mutating func add(lines: String, from origin: String) throws {
        for line in lines.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            for entry in line.split(whereSeparator: \.isWhitespace) { try add(entry, from: origin) }
        }
    }

    private mutating func add(_ entry: Substring, from origin: String) throws {
        let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, (1...10).contains(parts[0].utf8.count),
            parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { throw ValidationError("\(origin) must be of the form CIK=CCC, the CIK of one to ten digits.") }
        guard parts[1].utf8.count == 8 else {
            throw ValidationError("\(origin): the CCC of \(parts[0]) must have 8 characters.")
        }
        byCIK[String(parts[0])] = String(parts[1])
    }
}
