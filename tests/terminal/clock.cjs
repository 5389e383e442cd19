// The clock that measures moments, at another rate: tests wait for what the screen shows, never for time.
const { performance } = globalThis
const now = performance.now.bind(performance)
const began = now()
performance.now = () => began + (now() - began) * Number(process.env.CLOCK_RATE)
