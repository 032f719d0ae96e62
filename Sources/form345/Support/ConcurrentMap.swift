internal import Glibc
internal import Synchronization

extension [Input] {
    /// Does `work` for each input on up to `jobs` threads; the results stand in the inputs' order.
    func concurrentMap<Result: Sendable>(
        jobs: Int, _ work: @escaping @Sendable (Input) -> Result
    ) -> [Result] {
        guard jobs > 1, count > 1 else { return map(work) }
        let share = Share(inputs: self, work: work)
        var threads: [pthread_t] = []
        for _ in 0..<Swift.min(jobs, count) {
            var thread = pthread_t()
            let argument = Unmanaged.passRetained(share as Runnable)
            let status = pthread_create(
                &thread, nil,
                { argument in
                    Unmanaged<Runnable>.fromOpaque(argument!).takeRetainedValue().run()
                    return nil
                }, argument.toOpaque())
            guard status == 0 else {
                argument.release()
                break
            }
            threads.append(thread)
        }
        // Where no thread could be had, this one does it all.
        if threads.isEmpty { share.run() }
        for thread in threads { pthread_join(thread, nil) }
        return share.results.withLock { $0.compactMap { $0 } }
    }
}

/// What a thread does.
private class Runnable {
    func run() {}
}

/// Inputs that threads take one by one.
private final class Share<Result: Sendable>: Runnable, @unchecked Sendable {
    private let inputs: [Input]
    private let work: @Sendable (Input) -> Result
    private let next = Atomic(0)
    let results: Mutex<[Result?]>

    init(inputs: [Input], work: @escaping @Sendable (Input) -> Result) {
        self.inputs = inputs
        self.work = work
        results = Mutex([Result?](repeating: nil, count: inputs.count))
    }

    override func run() {
        while true {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < inputs.count else { return }
            let result = work(inputs[index])
            results.withLock { $0[index] = result }
        }
    }
}
