package io.switchboard.local.processes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.switchboard.local.plan.ProcessPlan;
import io.switchboard.local.plan.StartFailed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With shell processes that are ready because the test listens on "their" port. */
@Timeout(20)
class ChildProcessesTests {

    @TempDir
    Path logs;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
    private ServerSocket port;
    private ChildProcesses processes;

    @BeforeEach
    void open() throws IOException {
        port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        processes = new ChildProcesses(logs, new Recorder(), () -> Duration.ofSeconds(10));
    }

    @AfterEach
    void close() throws IOException {
        processes.close();
        port.close();
    }

    @Test
    void aProcessThatEndsDuringTheStartIsNamedWithItsLastLines() throws IOException {
        port.close();
        processes.start(List.of(plan("ingress", "echo 'no such topic'; exit 3")));

        assertThatThrownBy(() -> processes.awaitReady())
                .isInstanceOf(StartFailed.class)
                .hasMessageContainingAll("ingress ended (exit code 3)", "no such topic", "ingress.log");
    }

    @Test
    void aProcessThatIsKilledAfterwardsIsNamedToo() throws Exception {
        processes.start(List.of(plan("ingress", "echo working; exec sleep 60")));
        processes.awaitReady();
        assertThat(heard.take()).isEqualTo("ingress is ready");
        assertThat(printed.take()).isEqualTo("working");

        ProcessHandle.of(pid("ingress")).orElseThrow().destroyForcibly();

        assertThat(heard.take()).contains("ingress ended (exit code 137, signal 9)", "working");
        assertThat(part("ingress").state()).isEqualTo("ended");
    }

    @Test
    void whatWasAskedForIsNoNewsAndCanBeStartedAgain() throws Exception {
        processes.start(List.of(plan("ingress", "exec sleep 60")));
        processes.awaitReady();
        var firstLife = pid("ingress");

        part("ingress").kill();
        assertThat(part("ingress").state()).isEqualTo("stopped");
        part("ingress").start();

        assertThat(heard.take()).isEqualTo("ingress is ready");
        assertThat(heard.take()).isEqualTo("ingress is ready");
        assertThat(pid("ingress")).isNotEqualTo(firstLife);
    }

    @Test
    void everythingThatWasPrintedIsInTheLogFile() throws Exception {
        processes.start(List.of(plan("ingress", "echo one; echo two >&2; exec sleep 60")));
        assertThat(printed.take()).isEqualTo("one");
        assertThat(printed.take()).isEqualTo("two");

        processes.close();

        assertThat(Files.readAllLines(logs.resolve("ingress.log"))).containsExactly("one", "two");
    }

    @Test
    void noProcessOutlivesTheLauncher() throws Exception {
        var child = new ProcessBuilder("sleep", "60").start();
        var watchdog = new OrphanWatchdog();
        watchdog.watch(child.pid());

        // When the launcher dies, its end of the pipe is closed like this.
        watchdog.close();

        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(137);
    }

    @Test
    void theWatchdogForgetsWhatHasEnded() throws Exception {
        var forgotten = new ProcessBuilder("sleep", "60").start();
        var watched = new ProcessBuilder("sleep", "60").start();
        var watchdog = new OrphanWatchdog();
        watchdog.watch(forgotten.pid());
        watchdog.watch(watched.pid());
        watchdog.forget(forgotten.pid());

        watchdog.close();

        assertThat(watched.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(forgotten.isAlive()).isTrue();
        forgotten.destroyForcibly();
    }

    private ProcessPlan plan(String name, String script) {
        var readiness = URI.create("tcp://localhost:" + port.getLocalPort());
        return new ProcessPlan(name, List.of("/bin/sh", "-c", script), Map.of(), List.of(), readiness);
    }

    private ManagedProcess part(String name) {
        return processes.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private long pid(String name) {
        return part(name).pid().orElseThrow();
    }

    private final class Recorder implements ChildProcesses.Observer {

        @Override
        public void printed(String name, String line) {
            printed.add(line);
        }

        @Override
        public void ready(String name, Duration after) {
            heard.add(name + " is ready");
        }

        @Override
        public void failed(String name, String message) {
            heard.add(message);
        }
    }
}
