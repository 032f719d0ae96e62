internal import ArgumentParser

/// A command that works through files, which come last on the command line.
protocol FilesCommand: ParsableCommand {
    var files: [String] { get set }
}

extension ParsableCommand {
    /// Parses the process's arguments as ``parseAsRoot(_:)`` does, in time that grows with their number only.
    ///
    /// ArgumentParser takes time that grows with the square of a list's length, seconds for 10,000 files. It
    /// gets the first of a long list here, and the command takes the rest as they are.
    static func parseWithManyFiles() throws -> any ParsableCommand {
        let arguments = CommandLine.arguments.dropFirst()
        let list = arguments.reversed().prefix { !$0.hasPrefix("-") || $0 == "-" }
        // The first of the list may be the subcommand's name and an option's value.
        let further = arguments.suffix(max(0, list.count - 16))
        let command = try parseAsRoot(Array(arguments.dropLast(further.count)))
        guard var filesCommand = command as? any FilesCommand else {
            return further.isEmpty ? command : try parseAsRoot(Array(arguments))
        }
        filesCommand.files += further
        return filesCommand
    }
}
