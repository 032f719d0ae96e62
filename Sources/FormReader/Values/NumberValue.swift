import FormText
import OwnershipModel

/// A number as a cell writes it, in every way it can be read.
struct NumberValue {
    /// The number, without `$` and the commas between its thousands.
    var lexical: String
    /// In ten-thousandths.
    var amount: Int
    /// Whether a `$` stands before it.
    var isMoney: Bool
    /// Whether the letters were not a number as they stood: `8 571`, `1, 429`, `l,500`.
    var isRepaired: Bool
    /// Whether it was a fraction: `12 3/8`; and whether decimals have no room for all of it.
    var isFraction = false
    var isRounded = false
    /// What it may be instead if the numbers around it say so, the likelier first: `64.071` may be 64,071.
    var others: [Candidate] = []

    /// A way of reading a number.
    struct Candidate {
        var lexical: String
        /// In ten-thousandths.
        var amount: Int
        /// How far it is from the text, more than 0.
        var cost: Int
    }

    /// Whether a text says that there is no number: `N/A`, `None`, `-`.
    static func isNone(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        /// `na` and `none` as numbers; no other text of letters has them.
        var letters: UInt64 = 0
        var isBlank = true
        for byte in text[range] {
            if isLetter(byte) {
                guard letters < 1 << 24 else { return false }
                letters = letters << 8 | UInt64(lowercased(byte))
            } else if isDigit(byte) {
                return false
            } else if !isSpace(byte), byte != UInt8(ascii: "-") {
                isBlank = false
            }
        }
        return letters == 0 ? isBlank : letters == 0x6E61 || letters == 0x6E6F_6E65
    }

    /// Whether it has three digits or more and neither point nor comma: a price hardly has.
    var mayLackPoint: Bool { lexical.utf8.count > 2 && lexical.utf8.allSatisfy(isDigit) }

    /// Reads all of `range` as a number.
    ///
    /// - Parameters:
    ///   - repairing: whether other signs may stand for digits, and separators for one another.
    ///   - isPrice: whether a `$` is expected, so that an `S` is one.
    static func read(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, repairing: Bool = false,
        isPrice: Bool = false
    ) -> NumberValue? {
        var position = range.lowerBound
        let end = range.upperBound
        var isMoney = false
        while position < end, text[position] == UInt8(ascii: "$") || isSpace(text[position]) {
            if text[position] == UInt8(ascii: "$") { isMoney = true }
            position += 1
        }
        guard position < end else { return nil }
        if text[position] == UInt8(ascii: "-"),
            text[position..<end].filter({ !isSpace($0) }).elementsEqual("-0-".utf8)
        {
            return NumberValue(lexical: "0", amount: 0, isMoney: isMoney, isRepaired: false)
        }
        if let fraction = fraction(text, position..<end, isMoney: isMoney) { return fraction }
        if let number = plain(text, position..<end, isMoney) { return number }
        return repairing ? repaired(text, position..<end, isMoney, isPrice: isPrice) : nil
    }

    /// Reads `12 3/8`, `12-3/8`, and behind a `$` also `3/8`: prices were in halves, quarters, eighths and so on up to
    /// 2001. The schema has room for four digits behind the point.
    private static func fraction(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isMoney: Bool
    ) -> NumberValue? {
        guard let slash = text[range].firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let parts = text[range.lowerBound..<slash].split { $0 == 0x20 || $0 == UInt8(ascii: "-") }
        func number(_ digits: some Collection<UInt8>) -> Int? {
            guard (1...6).contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
            return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        }
        guard parts.count == 2 || (parts.count == 1 && isMoney), let above = number(parts[parts.count - 1]),
            let below = number(text[slash + 1..<range.upperBound]),
            [2, 4, 8, 16, 32, 64, 128, 256].contains(below),
            above < below, let whole = parts.count == 2 ? number(parts[0]) : 0
        else { return nil }
        let rest = (above * 10_000 + below / 2) / below
        var digits = String(rest + 10_000).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return NumberValue(
            lexical: digits.isEmpty ? "\(whole)" : "\(whole).\(digits)", amount: whole * 10_000 + rest,
            isMoney: isMoney, isRepaired: true, isFraction: true, isRounded: rest * below != above * 10_000)
    }

    /// Reads a number as it stands.
    private static func plain(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ isMoney: Bool
    ) -> NumberValue? {
        guard isDigit(text[range.lowerBound]) || text[range.lowerBound] == UInt8(ascii: ".") else {
            return nil
        }
        var groups = DigitGroups()
        for index in range {
            guard groups.take(text[index]) else { return nil }
        }
        guard let shape = groups.shape,
            let value = candidate(text[range], cost: 0, where: { isDigit($0) || $0 == UInt8(ascii: ".") })
        else { return nil }
        let costOfPoint = shape == .pointedThousands ? 1 : shape == .fractionOfThree ? Self.costOfUnlikely : 0
        let whole = costOfPoint > 0 ? candidate(text[range], cost: costOfPoint, where: isDigit) : nil
        return NumberValue(
            lexical: value.lexical, amount: value.amount, isMoney: isMoney, isRepaired: shape == .broken,
            others: whole.map { [$0] } ?? [])
    }

    /// The cost of a reading that counts only where other numbers speak for it.
    static let costOfUnlikely = 2

    /// Reads a number in which other signs stand for digits, or a point and a comma for each other.
    private static func repaired(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ isMoney: Bool, isPrice: Bool
    ) -> NumberValue? {
        var candidates: [(value: Candidate, isMoney: Bool)] = []
        var starts = [(range.lowerBound, isMoney, 0)]
        if !isMoney, let length = Confusions.dollar(text, range) {
            starts.append((range.lowerBound + length, true, isPrice ? 0 : 3))
        }
        for (start, isMoney, cost) in starts where start < range.upperBound {
            guard let run = DigitRun(text, start..<range.upperBound, separators: ",. ") else { continue }
            for value in Self.candidates(run.bytes, cost: cost + run.cost) {
                candidates.append((value, isMoney))
            }
        }
        candidates.sort { $0.value.cost < $1.value.cost }
        guard let first = candidates.first else { return nil }
        return NumberValue(
            lexical: first.value.lexical, amount: first.value.amount, isMoney: first.isMoney,
            isRepaired: true,
            others: candidates.dropFirst().filter { $0.isMoney == first.isMoney }.map(\.value))
    }

    /// The numbers that digits with separators may be, whatever the separators are.
    private static func candidates(_ bytes: [UInt8], cost: Int) -> [Candidate] {
        let groups = bytes.split(omittingEmptySubsequences: true) { !isDigit($0) }
        guard let first = groups.first, let last = groups.last, bytes[0] != UInt8(ascii: ",") else {
            return []
        }
        let separators = bytes.count { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
        guard separators < groups.count || bytes.first == UInt8(ascii: ".") else { return [] }
        var found: [Candidate] = []
        let isInThousands =
            (1...3).contains(first.count) && groups.dropFirst().dropLast().allSatisfy { $0.count == 3 }
        // `05.10` is less likely than `5.10` or `505.10`.
        let cost = cost + (first.count > 1 && first.first == UInt8(ascii: "0") ? 2 : 0)
        let points = bytes.count { $0 == UInt8(ascii: ".") }
        let isPoint = bytes.last { !isDigit($0) && $0 != UInt8(ascii: " ") } == UInt8(ascii: ".")
        if bytes[0] == UInt8(ascii: ".") {
            // .50
            return groups.count > 1
                ? [] : candidate(bytes, cost: cost, where: { $0 != 0x20 }).map { [$0] } ?? []
        }
        if groups.count == 1 || (isInThousands && last.count == 3),
            let whole = candidate(bytes, cost: cost + 1, where: isDigit)
        {
            found.append(whole)  // 158.349,016
        }
        let isWhole = points == 0 && isInThousands && last.count == 3
        if groups.count > 1, isInThousands || groups.count == 2, (1...4).contains(last.count), !isWhole,
            bytes.last.map(isDigit) == true
        {
            // 1.250,75 and $14,05; with three digits behind it the last separator may be a point, or not.
            let lexical = groups.dropLast().joined() + [UInt8(ascii: ".")] + last
            let distance = isPoint ? 2 * (points - 1) : 3
            if let value = candidate(Array(lexical), cost: cost + distance, where: { _ in true }) {
                found.append(value)
            }
        }
        return found
    }

    private static func candidate(
        _ bytes: some Collection<UInt8>, cost: Int, where isKept: (UInt8) -> Bool
    ) -> Candidate? {
        let lexical = String(unsafeUninitializedCapacity: bytes.count) { buffer in
            var count = 0
            for byte in bytes where isKept(byte) {
                buffer[count] = byte
                count += 1
            }
            return count
        }
        return DecimalNumber(lexical: lexical).tenThousandths.map {
            Candidate(lexical: lexical, amount: $0, cost: cost)
        }
    }
}
