package io.switchboard.emulator.state;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;

/** Restores the state before the first request, and saves it once a second while it changes and at the end. */
@Component
class StateKeeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StateKeeper.class);

    private final @Nullable StateFile file;
    private final Duration interval;
    private volatile @Nullable SimpleAsyncTaskScheduler scheduler;

    StateKeeper(StateSettings settings, List<SavedState<?>> states) {
        file = settings.isOn() ? new StateFile(Objects.requireNonNull(settings.file()), states) : null;
        interval = settings.interval();
    }

    @Override
    public void start() {
        if (file != null) {
            file.restore();
            var started = new SimpleAsyncTaskScheduler();
            started.setVirtualThreads(true);
            started.setThreadNamePrefix("state-");
            var unused = started.scheduleWithFixedDelay(this::save, interval);
            scheduler = started;
        }
    }

    /** A full disk must not stop the emulator. */
    private void save() {
        try {
            Objects.requireNonNull(file).save();
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("reason", e.toString()).log("state not saved");
        }
    }

    @Override
    public void stop() {
        var started = scheduler;
        if (started != null) {
            scheduler = null;
            started.close();
            save();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    /** Starts before the web server and stops after it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
