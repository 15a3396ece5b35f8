package io.switchboard.notification.delivery;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;

/** Wakes this instance's dispatcher when a delivery was stored or a worker became free here. */
@Component
public class DeliverySignal {

    private final BlockingQueue<Boolean> raised = new ArrayBlockingQueue<>(1);

    /** Lets the dispatcher look at once, or once more when it looks at present. */
    public void raise() {
        var unused = raised.offer(true);
    }

    /** Waits until the signal is raised, at most this long. */
    public void await(Duration most) throws InterruptedException {
        var unused = raised.poll(most.toMillis(), TimeUnit.MILLISECONDS);
    }
}
