package io.switchboard.notification.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the operating system. A lookup cannot be interrupted and would hold the carrier of a virtual thread, so lookups have
 * a limited number of threads of their own, and the caller waits a limited time.
 */
final class SystemHostLookup implements HostLookup, AutoCloseable {

    private static final int MOST_AT_ONCE = 64;

    private final Duration timeout;
    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            MOST_AT_ONCE,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("host-lookup-", 0).factory());

    SystemHostLookup(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public InetAddress[] lookup(String host) throws UnknownHostException {
        var task = new FutureTask<>(() -> InetAddress.getAllByName(host));
        try {
            threads.execute(task);
            return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            throw unknown(host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, e);
        }
    }

    private static UnknownHostException unknown(String host, Exception reason) {
        var unknown = new UnknownHostException(host);
        unknown.initCause(reason);
        return unknown;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
