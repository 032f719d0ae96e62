import Damage
import Section16

/// Damages made-up filings in every way and prints, as a page of Markdown, what the reader makes of them.
///
/// `DamageTable [DOCUMENTS]` prints the page; `DamageTable DOCUMENTS DAMAGE [SHOWN]` one kind of damage (`all`: all
/// that leave a trace), and before it the first failures; `DamageTable text SEED DAMAGE RATE` the text of one form,
/// with the rate in percent.
@main
struct DamageTable {
    private static let rates = [0.01, 0.03, 0.1]
    private static let traces = Damage.allCases.filter(\.leavesTrace)

    static func main() async {
        let arguments = CommandLine.arguments.dropFirst()
        let documents = arguments.first.flatMap(UInt64.init) ?? 2_000
        if arguments.first == "text", arguments.count == 4 {
            let (seed, damages) = (UInt64(arguments[2]) ?? 0, damages(arguments[3]))
            let rate = (Double(arguments[4]) ?? 10) / 100
            let form = DamagedForm(seed: seed, damages: damages, rate: rate, layout: .of(seed))
            print(String(decoding: form.bytes, as: UTF8.self))
        } else if let name = arguments.dropFirst().first {
            let damages = damages(name)
            let shown = arguments.dropFirst(2).first.flatMap(Int.init) ?? 10
            for rate in rates {
                let tally = await tally(damages, rate, documents)
                for failure in tally.failures.prefix(shown) { print(failure) }
                print(tally.traceCells.joined(separator: " | "), tally.boundCells.joined(separator: " | "))
            }
        } else {
            await printPage(documents)
        }
    }

    private static func damages(_ name: String) -> [Damage] {
        name == "all" ? traces : Damage.allCases.filter { $0.rawValue == name }
    }

    private static func printPage(_ documents: UInt64) async {
        print(
            """
            # What damage does

            Made by `make damage`: \(documents) made-up filings of 1 to 30 rows for each kind of damage and rate, half of \
            them between tabs, half of them between pipes. The rate is the share of what a kind can hit that it hits: \
            cells, rows, captions, notes, or whole files. `Tests/Damage` has the filings and the damage.

            ## Damage that leaves a trace

            Of the fields that were hit: *right*, their true value and nothing to check; *right, in doubt*, with a warning; \
            *left out*, with a finding for the gap; *wrong, said*, a value that is not the true one and a warning or an error \
            that names it. *Unsaid* counts the wrong or invented fields of the whole filings that no warning names: it ought to be 0.

            | damage | rate, % | documents hit | all right | fields hit | right, % | right, in doubt, % | left out, % | wrong, said, % | unsaid |
            |---|---|---|---|---|---|---|---|---|---|
            """)
        let rows = traces.map { ($0.words, [$0]) } + [("all of these at once", traces)]
        for (words, damages) in rows {
            for rate in rates { await printRow(words, rate, tally(damages, rate, documents).traceCells) }
        }
        print(
            """

            ## Damage that leaves none

            A digit read as another digit is still a number. Only what *binds* a field can tell: a running balance, the row \
            of the other table, the number of underlying shares, the date of the report and of the signature, the range of \
            prices in a note. A binding counts where it fails in the text as it is damaged, and would hold if its own \
            fields were what they truly are. Three things tell nothing: a balance of fractions that is off by one in the \
            last decimal, as those of filers who round are; a binding of which more than two fields are damaged; and a \
            note's range, of a price that refers to it no more, where another field still does. What is *bound* and *unsaid* ought to be 0; what nothing binds is what it seems to be, and no \
            reader can know better.

            | damage | rate, % | documents hit | fields hit | bound | bound, unsaid | bound by nothing, % |
            |---|---|---|---|---|---|---|
            """)
        for damage in Damage.allCases where !damage.leavesTrace {
            for rate in rates {
                await printRow(damage.words, rate, tally([damage], rate, documents).boundCells)
            }
        }
    }

    private static func printRow(_ words: String, _ rate: Double, _ cells: [String]) {
        let cells = [words.split(separator: "|").joined(separator: "\\|"), "\(Int(rate * 100))"] + cells
        print("| \(cells.joined(separator: " | ")) |")
    }

    private static func tally(_ damages: [Damage], _ rate: Double, _ documents: UInt64) async -> Tally {
        let part: UInt64 = 50
        let tallies = await withTaskGroup(of: (UInt64, Tally).self) { group in
            for start in stride(from: 0, to: documents, by: Int(part)) {
                group.addTask {
                    var tally = Tally()
                    for seed in start..<min(start + part, documents) {
                        tally.add(
                            DamagedForm(seed: seed, damages: damages, rate: rate, layout: .of(seed)), seed)
                    }
                    return (start, tally)
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        return tallies.sorted { $0.0 < $1.0 }.reduce(into: Tally()) { $0.add($1.1) }
    }
}
