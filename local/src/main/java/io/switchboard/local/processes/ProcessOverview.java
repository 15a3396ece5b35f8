package io.switchboard.local.processes;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Lists the parts of an installation and the launcher, each with its state and memory. */
record ProcessOverview(List<View> processes, long residentBytes) {

    static ProcessOverview of(List<ManagedProcess> parts) {
        var launcher = ProcessHandle.current().pid();
        var own = new View("launcher", "ready", launcher, ProcessMemory.resident(launcher));
        var views = Stream.concat(Stream.of(own), parts.stream().map(View::of)).toList();
        var total = views.stream()
                .map(View::residentBytes)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
        return new ProcessOverview(views, total);
    }

    /** A part's state; pid and memory are null for a part that does not run or runs inside the launcher. */
    record View(
            String name,
            String state,
            @Nullable Long pid,
            @Nullable Long residentBytes) {

        static View of(ManagedProcess part) {
            return part.pid().isEmpty()
                    ? new View(part.name(), part.state(), null, null)
                    : new View(
                            part.name(),
                            part.state(),
                            part.pid().getAsLong(),
                            ProcessMemory.resident(part.pid().getAsLong()));
        }
    }
}
