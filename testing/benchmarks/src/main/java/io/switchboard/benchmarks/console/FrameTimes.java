package io.switchboard.benchmarks.console;

import java.util.List;
import java.util.stream.DoubleStream;

/** The times between the page's frames. */
final class FrameTimes {

    private static final String BEGIN = """
            window.frameTimes = [];
            window.isCountingFrames = true;
            let last = performance.now();
            const count = (now) => {
              window.frameTimes.push(now - last);
              last = now;
              if (window.isCountingFrames) requestAnimationFrame(count);
            };
            requestAnimationFrame((now) => { last = now; requestAnimationFrame(count); });""";
    private static final String END = "window.isCountingFrames = false; return window.frameTimes;";

    private FrameTimes() {}

    /** Returns the milliseconds of each frame while something was done. */
    static double[] during(ConsoleBrowser console, Runnable work) {
        console.run(BEGIN);
        work.run();
        List<?> times = console.list(END);
        return times.stream()
                .flatMapToDouble(
                        time -> time instanceof Number it ? DoubleStream.of(it.doubleValue()) : DoubleStream.of())
                .toArray();
    }
}
