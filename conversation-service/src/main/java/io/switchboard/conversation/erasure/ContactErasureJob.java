package io.switchboard.conversation.erasure;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.conversation.personaldata.DataSubject;
import io.switchboard.conversation.personaldata.DataSubjects;
import io.switchboard.conversation.personaldata.PersonalData;
import io.switchboard.events.EventType;
import io.switchboard.events.contact.ContactErased;
import io.switchboard.job.JobRun;
import io.switchboard.job.result.FileJob;
import io.switchboard.job.result.JobResults;
import io.switchboard.kafka.EventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Erases a contact everywhere, and writes a report that names no person. Each part may be repeated after a crash; what the
 * contact's data are found by is in the job's checkpoint until the job has ended.
 */
@Component
class ContactErasureJob extends FileJob {

    static final String NAME = "contact-erasure";

    /** A message that arrives while the contact is erased is found by the second pass. */
    private static final int MOST_PASSES = 3;

    private static final JsonMapper JSON = new JsonMapper();

    private final DataSubjects subjects;
    private final List<PersonalData> data;
    private final EventPublisher publisher;
    private final Clock clock;

    ContactErasureJob(
            DataSubjects subjects, List<PersonalData> data, JobResults results, EventPublisher publisher, Clock clock) {
        super(NAME, results);
        this.subjects = subjects;
        this.data = List.copyOf(data);
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * The contact to erase.
     *
     * @param atTwilio whether Twilio's copies are deleted as well
     */
    record Input(String contactId, boolean atTwilio) {}

    /**
     * How far the erasure is.
     *
     * @param erased the erased records by the name of their kind
     */
    record Place(DataSubject subject, Map<String, Integer> erased) {}

    @Override
    public Duration resultLifetime() {
        return Duration.ofDays(29);
    }

    @Override
    public String run(JobRun run) {
        var input = run.input(Input.class);
        var place = run.checkpoint(Place.class).orElseGet(() -> begin(run, input));
        var erased = new LinkedHashMap<>(place.erased());
        var progress = new ErasureProgress(run, input.atTwilio());
        for (var pass = 0; pass < MOST_PASSES; pass++) {
            var subject = pass == 0 ? place.subject() : subjects.refreshed(place.subject());
            if (erase(run, subject, erased, progress) == 0 && pass > 0) {
                break;
            }
        }
        announce(run, place.subject().contactId());
        return report(run, input, erased, progress.failures());
    }

    private Place begin(JobRun run, Input input) {
        var subject = subjects.find(run.tenantId(), input.contactId())
                .orElseGet(() -> new DataSubject(
                        run.tenantId().value(), List.of(input.contactId()), List.of(), List.of(), List.of()));
        var place = new Place(subject, Map.of());
        run.save(0, place);
        run.flush();
        return place;
    }

    private int erase(JobRun run, DataSubject subject, Map<String, Integer> erased, ErasureProgress progress) {
        var all = 0;
        for (var part : data) {
            var count = part.erase(subject, progress);
            all += count;
            erased.merge(part.name(), count, Integer::sum);
            run.save(0, new Place(subject, erased));
        }
        return all;
    }

    private void announce(JobRun run, String contactId) {
        publisher.publish(List.of(DomainEvents.event(
                EventType.CONTACT_ERASED,
                contactId,
                "erased/" + run.jobId(),
                run.createdAt(),
                run.tenantId(),
                new ContactErased(contactId, run.createdAt()))));
    }

    private String report(JobRun run, Input input, Map<String, Integer> erased, int notErased) {
        var report = ErasureReport.of(run, input, clock.instant(), erased, notErased);
        var json = JSON.writeValueAsString(report).getBytes(StandardCharsets.UTF_8);
        return store(run, "erasure.json", "application/json", out -> out.write(json));
    }
}
