/// Something that holds between the numbers of a form, tried with every reading of those in doubt.
struct Relation {
    enum Verdict: UInt8 {
        /// The numbers say nothing about it.
        case silent
        case holds, fails
    }

    enum Kind {
        case runningBalance, ownedAmount, underlyingAmount, partnerRow, conversion, usualDirection
        case reportDate, signatureDate

        /// As a finding names it.
        var name: String {
            switch self {
            case .runningBalance: "the running balance"
            case .ownedAmount: "the amount owned, which is at least what was acquired"
            case .underlyingAmount: "the number of underlying shares"
            case .partnerRow: "the row of the other table"
            case .conversion: "the row that is the other half of the conversion"
            case .reportDate: "the date of the report"
            case .signatureDate: "the date of the signature"
            case .usualDirection: "the transaction code's usual direction"
            }
        }
    }

    let kind: Kind
    /// The rows whose numbers it binds.
    let rows: [RowPlace]
    /// The doubts among its numbers, each once, in rising order.
    let doubts: [Int]
    /// Where its numbers stand in the page's text.
    let witnesses: [Range<Int>]
    /// What it says for each combination of their readings, those of the last doubt changing first.
    let verdicts: [Verdict]

    /// - Parameters:
    ///   - numbers: the numbers it binds.
    ///   - verdict: what it says of them, in their order.
    init(_ kind: Kind, _ rows: [RowPlace], _ numbers: [Quantity], verdict: ([Int]) -> Verdict) {
        self.kind = kind
        self.rows = rows
        witnesses = numbers.map(\.range)
        let doubts = Set(numbers.compactMap(\.doubt)).sorted()
        let sizes = doubts.map { doubt in numbers.first { $0.doubt == doubt }!.values.count }
        var verdicts: [Verdict] = []
        var options = [Int](repeating: 0, count: doubts.count)
        var values = [Int](repeating: 0, count: numbers.count)
        for combination in 0..<sizes.reduce(1, *) {
            var rest = combination
            for index in doubts.indices.reversed() {
                options[index] = rest % sizes[index]
                rest /= sizes[index]
            }
            for (index, number) in numbers.enumerated() {
                let option = number.doubt.map { options[doubts.firstIndex(of: $0)!] } ?? 0
                values[index] = number.values[option]
            }
            verdicts.append(verdict(values))
        }
        self.doubts = doubts
        self.verdicts = verdicts
    }

    /// Why a number has its value, where this holds with no other.
    var reason: Reason {
        switch kind {
        case .runningBalance: .balance(witnesses)
        case .partnerRow: .partner(witnesses)
        default: Reason("\(kind.name) agrees with this value and with no other", witnesses)
        }
    }

    /// What it says where each doubt is read in one way.
    func verdict(_ choices: [Int], of all: [Doubt]) -> Verdict {
        var index = 0
        for doubt in doubts { index = index * all[doubt].costs.count + choices[doubt] }
        return verdicts[index]
    }
}
