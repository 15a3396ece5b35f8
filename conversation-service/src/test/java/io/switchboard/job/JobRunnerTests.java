package io.switchboard.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.job.Job;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.mongodb.core.MongoOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class JobRunnerTests {

    private static final TenantId DEMO = new TenantId("demo");

    private final TestStore store = new TestStore();
    private final Jobs jobs = store.get(Jobs.class);
    private final Counting counting = new Counting();
    private final List<JobRunner> instances = new ArrayList<>();
    private final JobRunner one = instance("one");

    /** Counts to the number in its input, with a checkpoint after each step. */
    private static final class Counting implements JobKind {

        private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<String> discarded = new ConcurrentLinkedQueue<>();
        private volatile Step before = (run, number) -> {};
        private volatile boolean failsToDiscard;

        interface Step {

            void run(JobRun run, int number);
        }

        record Input(int to) {}

        record Place(int reached) {}

        @Override
        public String name() {
            return "count";
        }

        @Override
        public Role least() {
            return Role.ADMIN;
        }

        @Override
        public String run(JobRun run) {
            var to = run.input(Input.class).to();
            run.total(to);
            for (var number = run.checkpoint(Place.class).map(Place::reached).orElse(0); number < to; number++) {
                before.run(run, number);
                done.add(run.tenantId() + "/" + number);
                run.save(1, new Place(number + 1));
                run.flush();
            }
            return "/api/jobs/" + run.jobId() + "/result";
        }

        @Override
        public void discard(TenantId tenantId, String jobId) {
            if (failsToDiscard) {
                failsToDiscard = false;
                throw new IllegalStateException("the database cannot be reached");
            }
            discarded.add(jobId);
        }
    }

    /** The end of the process: no code in it handles an error. */
    private static final class Crash extends Error {

        private static final long serialVersionUID = 1;
    }

    @AfterEach
    void close() {
        instances.forEach(JobRunner::stop);
        store.close();
    }

    @Test
    void aJobRunsToItsEndAndAnnouncesItsProgress() {
        var job = submit(DEMO, 2);

        one.startDue();

        var finished = awaitState(job, Job.State.SUCCEEDED);
        assertThat(finished.done()).isEqualTo(2);
        assertThat(finished.total()).isEqualTo(2);
        assertThat(finished.resultUrl()).isEqualTo("/api/jobs/" + job + "/result");
        assertThat(finished.createdBy()).isEqualTo("ann");
        var published = store.published().take();
        assertThat(published)
                .allSatisfy(event -> assertThat(event.subject()).isEqualTo(job))
                .filteredOn(event -> event.data() instanceof Job)
                .extracting(event -> ((Job) event.data()).state())
                .startsWith(Job.State.QUEUED)
                .contains(Job.State.RUNNING)
                .endsWith(Job.State.SUCCEEDED);
        assertThat(published)
                .filteredOn(event -> event.data() instanceof AuditEntry)
                .singleElement()
                .extracting(event -> ((AuditEntry) event.data()).subject() + " " + ((AuditEntry) event.data()).what())
                .isEqualTo("system:jobs job.finished");
        assertThat(store.published().all()).extracting(CloudEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void anotherInstanceContinuesAJobAfterACrashFromItsCheckpoint() {
        var crashed = new CountDownLatch(1);
        counting.before = (run, number) -> {
            if (number == 2) {
                crashed.countDown();
                throw new Crash();
            }
        };
        var job = submit(DEMO, 4);
        one.startDue();
        uninterrupted(crashed);
        counting.before = (run, number) -> {};
        var two = instance("two");

        two.startDue();
        assertThat(state(job)).isEqualTo(Job.State.RUNNING);
        store.clock().advance(JobAttempts.LEASE.plusSeconds(1));
        two.startDue();

        assertThat(awaitState(job, Job.State.SUCCEEDED).done()).isEqualTo(4);
        assertThat(counting.done).containsExactly("demo/0", "demo/1", "demo/2", "demo/3");
    }

    @Test
    void anInstanceThatStoodStillWritesNothingMore() {
        var asleep = new CountDownLatch(1);
        var awake = new CountDownLatch(1);
        counting.before = (run, number) -> {
            if (number == 1) {
                asleep.countDown();
                uninterrupted(awake);
            }
        };
        var job = submit(DEMO, 2);
        one.startDue();
        uninterrupted(asleep);
        counting.before = (run, number) -> {};
        store.clock().advance(JobAttempts.LEASE.plusSeconds(1));
        instance("two").startDue();
        var finished = awaitState(job, Job.State.SUCCEEDED);
        await().until(() -> store.published().all().stream()
                .anyMatch(event -> event.data() instanceof Job view && view.state() == Job.State.SUCCEEDED));
        var published = store.published().all().size();

        awake.countDown();

        await().dontCatchUncaughtExceptions().until(() -> counting.done.size() == 3);
        one.stop();
        assertThat(jobs.find(DEMO, job).orElseThrow().view()).isEqualTo(finished);
        assertThat(store.published().all()).hasSize(published);
        assertThat(counting.discarded).isEmpty();
    }

    @Test
    void oneOfManyInstancesRunsAJob() {
        var submitted = new ArrayList<String>();
        for (var number = 0; number < 6; number++) {
            submitted.add(submit(new TenantId("tenant" + number), 1));
        }
        var others = List.of(instance("two"), instance("three"), instance("four"));

        others.parallelStream().forEach(JobRunner::startDue);

        await().dontCatchUncaughtExceptions().until(() -> counting.done.size() >= 6);
        assertThat(counting.done).hasSize(6).doesNotHaveDuplicates();
        assertThat(submitted).hasSize(6);
    }

    @Test
    void aJobThatIsCanceledHalfWayDiscardsWhatItMade() {
        counting.before = (run, number) -> {
            if (number == 1) {
                jobs.cancel(DEMO, run.jobId(), List.of());
            }
        };
        var job = submit(DEMO, 4);

        one.startDue();

        var canceled = awaitState(job, Job.State.CANCELED);
        assertThat(canceled.resultUrl()).isNull();
        assertThat(counting.done).containsExactly("demo/0", "demo/1");
        assertThat(counting.discarded).containsExactly(job);
    }

    @Test
    void aCancellationThatFailsIsRepeatedByAnyInstanceWithinSeconds() {
        counting.before = (run, number) -> jobs.cancel(DEMO, run.jobId(), List.of());
        counting.failsToDiscard = true;
        var job = submit(DEMO, 1);
        one.startDue();
        await().dontCatchUncaughtExceptions().until(() -> !counting.failsToDiscard);
        var two = instance("two");

        await().dontCatchUncaughtExceptions().until(() -> {
            store.clock().advance(Duration.ofSeconds(1));
            two.startDue();
            return state(job) == Job.State.CANCELED;
        });

        assertThat(store.clock().instant())
                .isBefore(jobs.find(DEMO, job).orElseThrow().createdAt().plus(JobAttempts.LEASE));
        assertThat(counting.discarded).containsExactly(job);
    }

    @Test
    void aJobThatIsCanceledWhileNoInstanceRunsItIsDiscardedByTheNext() {
        var crashed = new CountDownLatch(1);
        counting.before = (run, number) -> {
            crashed.countDown();
            throw new Crash();
        };
        var job = submit(DEMO, 1);
        one.startDue();
        uninterrupted(crashed);
        jobs.cancel(DEMO, job, List.of());
        counting.before = (run, number) -> {};

        store.clock().advance(JobAttempts.LEASE.plusSeconds(1));
        instance("two").startDue();

        awaitState(job, Job.State.CANCELED);
        assertThat(counting.done).isEmpty();
        assertThat(counting.discarded).containsExactly(job);
    }

    @Test
    void aJobThatWaitsForItsTimeIsCanceledAtOnce() {
        counting.before = (run, number) -> run.pause(Duration.ofDays(30), new Counting.Place(number));
        var job = submit(DEMO, 1);
        one.startDue();
        var tomorrow = store.clock().instant().plus(Duration.ofDays(1));
        await().dontCatchUncaughtExceptions()
                .until(() -> Objects.requireNonNull(
                                jobs.find(DEMO, job).orElseThrow().dueAt())
                        .isAfter(tomorrow));

        jobs.cancel(DEMO, job, List.of());

        await().dontCatchUncaughtExceptions().until(() -> {
            one.startDue();
            return state(job) == Job.State.CANCELED;
        });
        assertThat(counting.done).isEmpty();
    }

    @Test
    void aJobThatIsCanceledWhileItsRunEndsToWaitIsNotLeftAlone() {
        counting.before = (run, number) -> {
            try {
                run.pause(Duration.ofDays(30), new Counting.Place(number));
            } finally {
                jobs.cancel(DEMO, run.jobId(), List.of());
            }
        };
        var job = submit(DEMO, 1);

        await().dontCatchUncaughtExceptions().until(() -> {
            one.startDue();
            return state(job) == Job.State.CANCELED;
        });
    }

    @Test
    void aQueuedJobIsCanceledAtOnceAndAFinishedOneNotAtAll() {
        var controller = controller();
        var queued = submit(DEMO, 1);
        assertThat(controller.cancel(DEMO, caller(Role.ADMIN), queued).state()).isEqualTo(Job.State.CANCELED);
        assertThat(controller.cancel(DEMO, caller(Role.ADMIN), queued).state()).isEqualTo(Job.State.CANCELED);
        assertThat(jobs.find(DEMO, queued).orElseThrow().input()).isEqualTo("{}");

        var finished = submit(DEMO, 1);
        one.startDue();
        awaitState(finished, Job.State.SUCCEEDED);

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> controller.cancel(DEMO, caller(Role.ADMIN), finished))
                .satisfies(problem ->
                        assertThat(String.valueOf(problem.getBody().getType())).endsWith("/job-finished"));
        assertThat(counting.done).containsExactly("demo/0");
    }

    @Test
    void aJobIsShownToCallersOfItsTenantWithItsRole() {
        var controller = controller();
        var job = submit(DEMO, 1);

        assertThat(controller.get(DEMO, caller(Role.ADMIN), job).id()).isEqualTo(job);
        assertProblem(() -> controller.get(DEMO, caller(Role.AGENT), job), "/insufficient-role");
        assertProblem(() -> controller.get(new TenantId("other"), caller(Role.ADMIN), job), "/job-not-found");
        assertProblem(() -> controller.cancel(new TenantId("other"), caller(Role.ADMIN), job), "/job-not-found");
    }

    @Test
    void aJobThatCannotSucceedFailsWithItsReason() {
        counting.before = (run, number) -> {
            throw new JobFailed("The contact is gone.");
        };
        var job = submit(DEMO, 1);

        one.startDue();

        var failed = awaitState(job, Job.State.FAILED);
        assertThat(failed.failures()).containsExactly(new Job.Failure("count", "The contact is gone."));
        assertThat(counting.discarded).containsExactly(job);
    }

    @Test
    void aJobThatDoesNotGetOnEndsAsFailed() {
        counting.before = (run, number) -> {
            throw new IllegalStateException("broken");
        };
        var job = submit(DEMO, 1);

        await().dontCatchUncaughtExceptions().until(() -> {
            store.clock().advance(Duration.ofMinutes(2));
            one.startDue();
            return state(job) == Job.State.FAILED;
        });

        assertThat(jobs.find(DEMO, job).orElseThrow().view().failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.detail()).doesNotContain("broken"));
    }

    @Test
    void theFirstHundredFailuresAreListedAndAllAreCounted() {
        counting.before = (run, number) -> run.failed(Integer.toString(number), "no");
        var job = submit(DEMO, 130);

        one.startDue();

        var finished = awaitState(job, Job.State.SUCCEEDED);
        assertThat(finished.failures()).hasSize(100);
        assertThat(finished.failureCount()).isEqualTo(130);
    }

    @Test
    void aTenantWithManyJobsDelaysNoOther() {
        var awake = new CountDownLatch(1);
        counting.before = (run, number) -> {
            if (run.tenantId().equals(DEMO)) {
                uninterrupted(awake);
            }
        };
        for (var number = 0; number < 20; number++) {
            submit(DEMO, 1);
        }
        var other = new TenantId("other");
        var job = submit(other, 1);

        one.startDue();

        await().dontCatchUncaughtExceptions()
                .until(() -> jobs.find(other, job).orElseThrow().state() == Job.State.SUCCEEDED);
        awake.countDown();
    }

    @Test
    void aResultThatIsOldIsRemoved() {
        var job = submit(DEMO, 1);
        one.startDue();
        awaitState(job, Job.State.SUCCEEDED);

        store.clock().advance(counting.resultLifetime().plusSeconds(1));
        one.run();

        assertThat(counting.discarded).containsExactly(job);
        assertThat(jobs.find(DEMO, job).orElseThrow().resultUrl()).isNull();
    }

    private static void assertProblem(org.assertj.core.api.ThrowableAssert.ThrowingCallable request, String type) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(request)
                .satisfies(problem ->
                        assertThat(String.valueOf(problem.getBody().getType())).endsWith(type));
    }

    private JobController controller() {
        return new JobController(
                jobs, new VisibleJobs(jobs, kinds().getBeanProvider(JobKind.class)), store.get(AuditTrail.class));
    }

    private static ApiCaller caller(Role role) {
        return new ApiCaller("ann", null, DEMO, Set.of(role));
    }

    private JobRunner instance(String holder) {
        var attempts = new JobAttempts(
                store.get(MongoOperations.class),
                documents(),
                store.leases(holder),
                store.get(AuditTrail.class),
                store.clock());
        var runner = new JobRunner(
                attempts,
                kinds().getBeanProvider(JobKind.class),
                new JobMeters(new SimpleMeterRegistry()),
                new JobSettings(Duration.ofDays(1), 8, 2),
                new JobSignal(),
                store.clock());
        instances.add(runner);
        return runner;
    }

    private StaticListableBeanFactory kinds() {
        var kinds = new StaticListableBeanFactory();
        kinds.addBean("counting", counting);
        return kinds;
    }

    private RevisedDocuments<StoredJob> documents() {
        return store.documents(StoredJob.class);
    }

    private String submit(TenantId tenant, int to) {
        return jobs.submit(new JobRequest(tenant, "count", "ann", new Counting.Input(to), List.of()))
                .id();
    }

    private Job awaitState(String id, Job.State state) {
        return await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofMinutes(1))
                .until(() -> jobs.find(DEMO, id).orElseThrow().view(), job -> job.state() == state);
    }

    private Job.@Nullable State state(String id) {
        return jobs.find(DEMO, id).orElseThrow().state();
    }

    private static void uninterrupted(CountDownLatch latch) {
        var interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
