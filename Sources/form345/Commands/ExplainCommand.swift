internal import ArgumentParser
internal import Section16

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say what a finding means, where its rule stands, and how to mend it.",
        discussion: "Exit status: 0 explained, 2 there is no such code.")

    @Argument(help: "A finding's code, such as note-unreferenced.")
    var code: String?

    @ArgumentParser.Flag(help: "List every code, a line each.")
    var list = false

    @ArgumentParser.Flag(help: .hidden)
    var markdown = false

    func validate() throws {
        guard [code != nil, list, markdown].count(where: { $0 }) == 1 else {
            throw ValidationError("Give a code, or --list.")
        }
        if let code, FindingGuide(code: code) == nil {
            throw ValidationError("'\(code)' is no code of a finding; 'form345 explain --list' shows them.")
        }
    }

    func run() throws {
        if markdown {
            print(FindingGuide.markdown, terminator: "")
        } else if list {
            for guide in FindingGuide.all {
                print("\(guide.kind.code): \(guide.kind.severity), \(guide.origin)")
            }
        } else if let guide = code.flatMap(FindingGuide.init(code:)) {
            print(guide.text)
        }
    }
}
