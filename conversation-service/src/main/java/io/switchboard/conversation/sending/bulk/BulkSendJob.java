package io.switchboard.conversation.sending.bulk;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.sending.TemplateSends;
import io.switchboard.conversation.sending.pace.SenderRates;
import io.switchboard.events.Address;
import io.switchboard.job.JobKind;
import io.switchboard.job.JobRun;
import io.switchboard.job.result.JobResults;
import io.switchboard.job.result.ResultForm;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * Sends a template to each recipient once. All recipients are checked first. At the time to send, messages are queued, only as
 * many as their sender sends within seconds, so that other messages of the sender need not wait for all of them. The id of
 * each message follows from job and address, so that a run that repeats a part of another one queues nothing twice.
 */
@Component
class BulkSendJob implements JobKind {

    static final String NAME = "bulk-send";

    /** For how long the messages in the queue may occupy their sender. */
    private static final Duration AHEAD = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final BulkRecipients recipients;
    private final TemplateSends sends;
    private final SenderRates rates;
    private final Messages messages;
    private final JobResults results;
    private final Clock clock;

    BulkSendJob(
            BulkRecipients recipients,
            TemplateSends sends,
            SenderRates rates,
            Messages messages,
            JobResults results,
            Clock clock) {
        this.recipients = recipients;
        this.sends = sends;
        this.rates = rates;
        this.messages = messages;
        this.results = results;
        this.clock = clock;
    }

    @Bean
    static ResultForm bulkResultsAsCsv() {
        return BulkResult.csv();
    }

    /** The recipients with what was done for each until now. */
    record Place(List<BulkRecipient> recipients) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Role least() {
        return Role.AGENT;
    }

    @Override
    public String run(JobRun run) {
        var message = recipients.message(run.tenantId(), run.input(BulkInput.class));
        var states = new ArrayList<>(
                run.checkpoint(Place.class).map(Place::recipients).orElseGet(() -> check(run, message)));
        awaitTime(run, message.input(), states);
        var windows = new HashMap<String, BulkWindow>();
        for (var index = 0; index < states.size(); index++) {
            var recipient = states.get(index);
            if (recipient.isPending()) {
                var window = windows.computeIfAbsent(
                        String.valueOf(recipient.from()), sender -> window(message.input(), states, sender));
                if (!window.hasRoom()) {
                    run.pause(PAUSE, new Place(states));
                }
                send(run, message, states, index, window);
            }
        }
        return BulkResult.store(results, run.jobId(), states);
    }

    /**
     * Leaves the job alone until its messages are to be sent, which keeps to its pace then. Of a job that was canceled before
     * its time nothing is sent.
     */
    private void awaitTime(JobRun run, BulkInput input, List<BulkRecipient> states) {
        var sendAt = input.sendAt();
        if (sendAt == null) {
            return;
        }
        var now = clock.instant();
        if (now.isBefore(sendAt)) {
            run.pause(Duration.between(now, sendAt), new Place(states));
        }
        // Ends the run where the job was canceled since it began.
        run.flush();
    }

    private BulkWindow window(BulkInput input, List<BulkRecipient> states, String sender) {
        var queued = states.stream()
                .filter(state -> sender.equals(state.from()))
                .map(BulkRecipient::messageId)
                .filter(Objects::nonNull)
                .toList();
        return new BulkWindow(messages, rates.within(new Address(input.channel(), sender), AHEAD), queued);
    }

    private List<BulkRecipient> check(JobRun run, BulkMessage message) {
        var states = recipients.of(message);
        run.total(states.size());
        states.stream()
                .filter(state -> state.outcome() == BulkRecipient.Outcome.REJECTED)
                .forEach(state -> fail(run, state));
        var ended = states.stream().filter(state -> !state.isPending()).count();
        run.save(Math.toIntExact(ended), new Place(states));
        run.flush();
        return states;
    }

    private void send(JobRun run, BulkMessage bulk, List<BulkRecipient> states, int index, BulkWindow window) {
        var recipient = states.get(index);
        try {
            var messageId = messageId(run.jobId(), String.valueOf(recipient.to()));
            var message = sends.send(recipients.send(bulk, recipient), messageId, run.jobId());
            states.set(index, recipient.queued(message.id()));
            window.add(message.id());
        } catch (ApiProblem problem) {
            if (problem.getStatusCode().is5xxServerError()) {
                // Kafka did not take the message in time; whether it did later, the next run finds out.
                run.pause(PAUSE, new Place(states));
            }
            states.set(index, BulkRecipients.rejected(recipient, problem));
            fail(run, states.get(index));
        }
        run.save(1, new Place(states));
    }

    private static void fail(JobRun run, BulkRecipient state) {
        run.failed(state.recipient(), String.valueOf(state.detail()));
    }

    private static String messageId(String jobId, String to) {
        return IdGenerator.derived(jobId, to);
    }

    @Override
    public String canceled(JobRun run) {
        var states = run.checkpoint(Place.class).map(Place::recipients).orElse(List.of());
        return BulkResult.store(
                results,
                run.jobId(),
                states.stream()
                        .map(state -> state.isPending()
                                ? state.ended(BulkRecipient.Outcome.CANCELED, null, null, null)
                                : state)
                        .toList());
    }

    @Override
    public void discard(TenantId tenantId, String jobId) {
        results.discard(jobId);
    }
}
