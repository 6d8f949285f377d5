/** The first value that `probe` gives, asked again and again until the deadline. */
export async function eventually<T>(
	what: string,
	probe: () => Promise<T | undefined>,
	deadlineMs = 60_000,
): Promise<T> {
	const end = Date.now() + deadlineMs
	let last = ''
	for (;;) {
		try {
			const found = await probe()
			if (found !== undefined) return found
		} catch (error) {
			last = ` (last error: ${error})`
		}
		if (Date.now() > end) throw new Error(`not within ${deadlineMs / 1000} s: ${what}${last}`)
		await new Promise((resolve) => setTimeout(resolve, 200))
	}
}
