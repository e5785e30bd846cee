export function jobOptions(id, policy = {}) {
    return {
        jobId: id,
        attempts: policy.attempts ?? 6,
        backoff: {
            type: 'exponential',
            delay: policy.backoffMilliseconds ?? 250,
            jitter: 0.25
        },
        removeOnComplete: policy.removeOnComplete ?? true,
        removeOnFail: policy.removeOnFail ?? true,
        // A stack trace begins with the error's message and would lie in the broker until the job is gone.
        stackTraceLimit: 0
    };
}

//# sourceMappingURL=job.policy.js.map