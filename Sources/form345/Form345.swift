internal import ArgumentParser

/// SEC Forms 3, 4 and 5 as data.
@main
struct Form345: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form345",
        abstract: "SEC Forms 3, 4 and 5: text to XML, validation, and lossless round trips.",
        version: "0.1.0",
        subcommands: [
            ConvertCommand.self, ValidateCommand.self, RoundtripCommand.self, RenderCommand.self,
            CompareCommand.self, ExplainCommand.self, UpgradeCommand.self,
            SubmitFileCommand.self,
        ])

    /// Runs the command and ends the process with an ``ExitStatus``.
    static func main() {
        do {
            var command = try parseWithManyFiles()
            try command.run()
            ExitStatus.success.exit()
        } catch let status as ExitStatus {
            status.exit()
        } catch {
            // Help and version come as errors too; theirs is success.
            let isWrongUse = exitCode(for: error) != .success
            let message = fullMessage(for: error)
            if isWrongUse {
                StandardError.write(message)
                ExitStatus.usage.exit()
            }
            print(message)
            ExitStatus.success.exit()
        }
    }
}
