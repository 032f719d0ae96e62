import TestSupport

extension Sheet {
    /// Damages single cells of the tables' rows; with a digit for a digit also the dates above and below them.
    mutating func damageCells(_ damage: Damage, _ rate: Double, _ random: inout SeededGenerator) -> [Injury] {
        var injuries: [Injury] = []
        let countsFractions = countsFractions
        for line in rowIndices {
            for index in lines[line].cells.indices where random.hits(rate) {
                let whole = lines[line].cells[index]
                guard let cell = whole.damaged(by: damage, &random, amongFractions: countsFractions)
                else { continue }
                lines[line].cells[index] = cell
                injuries.append(Injury(of: whole, by: damage, seemingly: cell))
            }
        }
        return injuries
    }

    /// Whether a number of shares has a fraction.
    private var countsFractions: Bool {
        lines.contains { $0.cells.contains { $0.column?.isCount == true && $0.value.contains(".") } }
    }

    /// Puts signs into texts that no reader sees, or that look like others.
    mutating func damageSigns(_ rate: Double, _ random: inout SeededGenerator) -> [Injury] {
        var injuries: [Injury] = []
        for line in lines.indices {
            for index in lines[line].cells.indices where random.hits(rate) {
                let cell = lines[line].cells[index]
                guard !cell.value.isEmpty else { continue }
                lines[line].cells[index].value = strange(cell.value, &random)
                injuries.append(Injury(damage: .strangeSigns, fields: cell.fields))
            }
        }
        return injuries
    }

    static let ligatures: [(letters: String, ligature: String)] = [
        ("ffi", "ﬃ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"),
    ]

    private func strange(_ value: String, _ random: inout SeededGenerator) -> String {
        for (letters, ligature) in Self.ligatures
        where random.chance(50) {
            if let range = value.firstRange(of: letters) {
                return value.replacingCharacters(of: range, with: ligature)
            }
        }
        if let blank = value.firstIndex(of: " "), random.chance(60) {
            let signs = random.pick(["\u{A0}", "Â\u{A0}", "\u{202F}"])
            return value.replacingCharacters(of: blank..<value.index(after: blank), with: signs)
        }
        if value.count > 4, value.allSatisfy({ $0.isLetter || $0 == " " }), random.chance(50) {
            let middle = value.index(value.startIndex, offsetBy: random.number(1...value.count - 2))
            return value.replacingCharacters(of: middle..<middle, with: "\u{AD}")
        }
        return random.pick(["Â\u{A0}\(value)", "\u{A0}\(value)", "\(value)Â\u{A0}"])
    }
}

extension Injury {
    fileprivate init(of whole: Sheet.Cell, by damage: Damage, seemingly cell: Sheet.Cell) {
        self.init(damage: damage, fields: whole.fields)
        guard !damage.leavesTrace, let field = whole.fields.first else { return }
        // What the damage hits is the value; the references of a price lose one of them.
        fields = [field]
        seeming[field] = cell.lexical
    }
}

extension Sheet.Cell {
    /// The value as XML has it.
    fileprivate var lexical: String {
        guard column?.isDate == true else { return String(value.filter { $0 != "," && $0 != "$" }) }
        let parts = value.split(separator: "/")
        return "\(parts[2])-\(parts[0])-\(parts[1])"
    }

    /// The cell after one damage; `nil` where it has nothing that can be damaged so.
    ///
    /// - Parameter amongFractions: whether the filing counts fractions of shares.
    func damaged(
        by damage: Damage, _ random: inout SeededGenerator, amongFractions: Bool = false
    ) -> Sheet.Cell? {
        guard let column, !value.isEmpty else { return nil }
        var cell = self
        switch damage {
        case .lookalikeLetters:
            guard column.isLetter, let signs = Self.lookalikes[value] else { return nil }
            cell.value = random.pick(signs)
        case .lookalikeDigits:
            guard column.isCount || column.isPrice || column.isDate else { return nil }
            return replacing(
                where: { Self.lookalikes["\($0)"] != nil }, &random,
                by: { random, digit in random.pick(Self.lookalikes["\(digit)"]!) })
        case .brokenThousands:
            guard column.isCount else { return nil }
            return replacing(
                where: { $0 == "," }, &random, by: { random, _ in random.pick([" ", ", ", " ,"]) })
        case .pointedThousands, .pointedFractions:
            guard column.isCount else { return nil }
            // A point for the last comma makes a fraction as filers do have it, behind thousands (`1,064.071`, in
            // one real filing of twelve) or among others (`64.071`): nothing in the text tells that it is none.
            let commas = value.indices.filter { value[$0] == "," }
            let isFraction = !value.contains(".") && (amongFractions || commas.count > 1)
            let last = isFraction ? commas.last : nil
            let places = commas.filter { ($0 == last) == (damage == .pointedFractions) }
            guard !places.isEmpty else { return nil }
            let comma = random.pick(places)
            cell.value = value.replacingCharacters(of: comma..<value.index(after: comma), with: ".")
        case .misreadDollars:
            guard column.isPrice else { return nil }
            cell.value = "S" + value.dropFirst()
        case .markersRunIn:
            // Behind a number without a comma its digits would leave no trace, behind a text hardly one.
            guard !notes.isEmpty, !column.isText, !column.isPrice, !column.isCount || value.contains(",")
            else {
                return nil
            }
            cell.value += notes.map(String.init).joined()
            cell.notes = []
        case .markersInPrices:
            guard !notes.isEmpty, column.isPrice else { return nil }
            cell.value += notes.map(String.init).joined()
            cell.notes = []
        case .lowerCaseCodes:
            guard column == .code else { return nil }
            cell.value = value.lowercased()
        case .misreadDigits:
            guard column.isCount || column.isPrice || column.isDate else { return nil }
            return misreadingDigit(&random)
        case .lostPoints:
            guard column.isPrice, value.contains(".") else { return nil }
            cell.value = value.filter { $0 != "." }
        default: return nil
        }
        return cell
    }

    /// The cell with one of the signs that fit replaced.
    private func replacing(
        where fits: (Character) -> Bool, _ random: inout SeededGenerator,
        by replacement: (inout SeededGenerator, Character) -> String
    ) -> Sheet.Cell? {
        let places = value.indices.filter { fits(value[$0]) }
        guard !places.isEmpty else { return nil }
        let place = random.pick(places)
        var cell = self
        cell.value = value.replacingCharacters(
            of: place..<value.index(after: place), with: replacement(&random, value[place]))
        return cell
    }

    /// The cell with another digit for one of its own, so that it still is a number that begins with no 0, or a day
    /// that exists.
    private func misreadingDigit(_ random: inout SeededGenerator) -> Sheet.Cell? {
        for _ in 0..<20 {
            guard
                let cell = replacing(
                    where: \.isNumber, &random,
                    by: { random, digit in "\((digit.wholeNumberValue! + random.number(1...9)) % 10)" })
            else { return nil }
            let isDate = column?.isDate == true
            if isDate ? isDay(cell.value) : !cell.value.filter({ $0 != "$" }).hasPrefix("0") { return cell }
        }
        return nil
    }

    private func isDay(_ date: String) -> Bool {
        let parts = date.split(separator: "/").map { Int($0)! }
        return (1...12).contains(parts[0]) && (1...28).contains(parts[1]) && (1990...2050).contains(parts[2])
    }

    /// What recognition makes of letters and digits: signs of the same shape.
    private static let lookalikes = [
        "A": ["Α", "А", "Δ", "Λ"], "D": ["Ｄ", "Ɗ", "Đ", "0"], "I": ["l", "|", "1", "Ι"],
        "0": ["O", "o"], "1": ["l", "I", "|"], "5": ["S", "§"],
    ]
}

extension String {
    func replacingCharacters(of range: Range<Index>, with other: String) -> String {
        self[..<range.lowerBound] + other + self[range.upperBound...]
    }
}
