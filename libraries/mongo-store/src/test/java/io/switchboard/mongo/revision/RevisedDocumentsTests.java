package io.switchboard.mongo.revision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import com.mongodb.client.MongoDatabase;
import io.switchboard.mongo.DocumentMapping;
import io.switchboard.mongo.MovingClock;
import io.switchboard.mongo.revision.CrashingOperations.Crash;
import io.switchboard.testing.TestMongo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

class RevisedDocumentsTests {

    private static final Duration CLAIM = Duration.ofSeconds(30);
    private static final String LABELLED = "labelled";

    private final MongoDatabase database = TestMongo.emptyDatabase();
    private final MongoOperations mongo = DocumentMapping.template(database, new MongoCustomConversions(List.of()));
    private final MovingClock clock = new MovingClock();
    private final List<String> published = Collections.synchronizedList(new ArrayList<>());
    private final RevisedDocuments<Ticket> tickets = tickets(mongo, this::publish);

    @Document("tickets")
    record Ticket(
            @MongoId(FieldType.STRING) String id,
            @Field("label") @Nullable String label,
            @Field("changes") int changes) {}

    @AfterEach
    void drop() {
        database.drop();
    }

    @Test
    void aChangeIsStoredPublishedAndCleared() {
        mongo.insert(new Ticket("t", null, 0));

        var changed = tickets.change(ticket("t"), label("urgent"));

        assertThat(changed).hasValue(new Ticket("t", "urgent", 1));
        assertThat(published).containsExactly("t/1/0");
        assertThat(database.getCollection("tickets").find().first())
                .isEqualTo(new org.bson.Document("_id", "t")
                        .append("label", "urgent")
                        .append("changes", 1)
                        .append("revision", 1L));
    }

    @Test
    void aNewDocumentIsStoredWithItsEventsAndItsFirstChangeIsRevisionTwo() {
        var isNew = tickets.insert("t", new Ticket("t", "new", 1), List.of(new EventAnnouncement(LABELLED, null)));

        tickets.change(ticket("t"), label("urgent"));

        assertThat(isNew).isTrue();
        assertThat(published).containsExactly("t/1/0", "t/2/0");
        assertThat(stored("t").pendingSince()).isNull();
    }

    @Test
    void aDocumentThatExistsIsNotInsertedAgainAndAnnouncesNothing() {
        mongo.insert(new Ticket("t", "first", 0));

        var isNew = tickets.insert("t", new Ticket("t", "second", 1), List.of(new EventAnnouncement(LABELLED, null)));

        assertThat(isNew).isFalse();
        assertThat(published).isEmpty();
        assertThat(mongo.findById("t", Ticket.class)).isEqualTo(new Ticket("t", "first", 0));
    }

    /** A process dies before and after each operation of an insert. */
    @Test
    void aCrashLosesNoNewDocumentAndNoneOfItsEvents() {
        var fatalStep = 0;
        while (diesInserting(fatalStep)) {
            fatalStep++;
        }

        // Insert, claim, state, event, clear: each with a step before and after it.
        assertThat(fatalStep).isEqualTo(10);
    }

    private boolean diesInserting(int fatalStep) {
        var id = "n" + fatalStep;
        var process = new CrashingOperations(fatalStep);
        var dying = tickets(
                process.over(mongo),
                (ticket, events) -> events.forEach(event -> {
                    process.step();
                    published.add(event.eventId());
                    process.step();
                }));
        var died = false;
        try {
            dying.insert(id, new Ticket(id, "new", 1), List.of(new EventAnnouncement(LABELLED, null)));
        } catch (Crash e) {
            died = true;
        }

        clock.pass(CLAIM);
        tickets.sweep(Duration.ZERO);

        var isStored = mongo.findById(id, Ticket.class) != null;
        assertThat(isStored).as("only the first step is before the insert").isEqualTo(fatalStep > 0);
        assertThat(publishedOf(id)).isEqualTo(isStored ? List.of(id + "/1/0") : List.of());
        return died;
    }

    @Test
    void everyChangeHasIdsOfItsOwnAlsoWhenItRestoresAnEarlierState() {
        mongo.insert(new Ticket("t", null, 0));

        tickets.change(ticket("t"), label("urgent"));
        tickets.change(ticket("t"), label("later"));
        tickets.change(ticket("t"), label("urgent"));

        assertThat(published).containsExactly("t/1/0", "t/2/0", "t/3/0");
    }

    @Test
    void aConditionThatIsNotMetAndARefusalChangeNothing() {
        mongo.insert(new Ticket("t", "closed", 0));

        assertThat(tickets.change(ticket("other"), label("urgent"))).isEmpty();
        assertThat(tickets.change(ticket("t").and("label").ne("closed"), label("urgent")))
                .isEmpty();
        assertThat(tickets.change(ticket("t"), state -> DocumentChange.none())).isPresent();
        assertThatThrownBy(() -> tickets.change(ticket("t"), state -> {
                    throw new IllegalStateException("closed");
                }))
                .hasMessage("closed");
        assertThat(stored("t").revision()).isZero();
        assertThat(published).isEmpty();
    }

    /** A process dies before and after each operation and around each event; the next one finds and completes the rest. */
    @Test
    void aCrashBetweenAnyTwoStepsLosesNoChangeAndNoEvent() {
        var crashes = 0;
        for (var step = 0; dies(step); step++) {
            crashes++;
        }

        // Two reads, write, claim, state, two events, clear: each with a step before and after it.
        assertThat(crashes).isEqualTo(16);
    }

    private boolean dies(int fatalStep) {
        var id = "t" + fatalStep;
        mongo.insert(new Ticket(id, null, 0));
        var process = new CrashingOperations(fatalStep);
        var dying = tickets(
                process.over(mongo),
                (ticket, events) -> events.forEach(event -> {
                    process.step();
                    published.add(event.eventId());
                    process.step();
                }));
        var died = false;
        try {
            dying.change(ticket(id), twice());
        } catch (Crash e) {
            died = true;
        }

        clock.pass(CLAIM);
        tickets.sweep(Duration.ZERO);

        var revision = stored(id).revision();
        assertThat(stored(id).pendingSince()).isNull();
        assertThat(publishedOf(id)).containsExactlyElementsOf(idsUpTo(id, revision, 2));
        tickets.change(ticket(id), twice());
        assertThat(publishedOf(id)).containsExactlyElementsOf(idsUpTo(id, revision + 1, 2));
        return died;
    }

    @Test
    void eventsThatCannotBePublishedWaitForAnotherInstance() {
        mongo.insert(new Ticket("t", null, 0));
        var cutOff = tickets(mongo, (ticket, events) -> {
            throw new IllegalStateException("no broker");
        });

        assertThat(cutOff.change(ticket("t"), label("urgent"))).hasValue(new Ticket("t", "urgent", 1));
        assertThat(cutOff.change(ticket("t"), label("later"))).hasValue(new Ticket("t", "later", 2));

        assertThat(tickets.sweep(Duration.ZERO)).isZero();
        clock.pass(CLAIM);
        assertThat(tickets.pendingAge()).isEqualTo(CLAIM);
        assertThat(tickets.sweep(CLAIM.plusSeconds(1))).isZero();
        assertThat(tickets.sweep(Duration.ZERO)).isOne();
        assertThat(published).containsExactly("t/1/0", "t/2/0");
        assertThat(tickets.pendingAge()).isZero();
    }

    @Test
    void oneDocumentThatCannotBePublishedHoldsUpNoOther() {
        mongo.insert(new Ticket("bad", null, 0));
        mongo.insert(new Ticket("good", null, 0));
        PendingEventPublisher<Ticket> choosy = (ticket, events) -> {
            if (ticket.id().equals("bad")) {
                throw new IllegalStateException("too large");
            }
            publish(ticket, events);
        };
        var cutOff = tickets(mongo, (ticket, events) -> {
            throw new IllegalStateException("no broker");
        });
        cutOff.change(ticket("bad"), label("urgent"));
        clock.pass(Duration.ofSeconds(1));
        cutOff.change(ticket("good"), label("urgent"));
        clock.pass(CLAIM);

        tickets(mongo, choosy).sweep(Duration.ZERO);

        assertThat(published).containsExactly("good/1/0");
    }

    @Test
    void aChangeDuringAPublicationIsPublishedAfterIt() throws Exception {
        mongo.insert(new Ticket("t", null, 0));
        var publishing = new CountDownLatch(1);
        var changed = new CountDownLatch(1);
        var slow = tickets(mongo, (ticket, events) -> {
            publishing.countDown();
            await(changed);
            publish(ticket, events);
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> slow.change(ticket("t"), label("urgent")));
            publishing.await();

            tickets.change(ticket("t"), label("later"));
            changed.countDown();
            first.get();
        }

        assertThat(published).containsExactly("t/1/0", "t/2/0");
        assertThat(stored("t").pendingEvents()).isEmpty();
    }

    @Test
    void twoInstancesAtOnceLoseNoChangeAndKeepTheOrder() throws Exception {
        mongo.insert(new Ticket("t", null, 0));
        var instances = List.of(tickets, tickets(mongo, this::publish));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(IntStream.range(0, 6)
                    .mapToObj(number -> (Callable<Integer>) () -> {
                        for (var change = 0; change < 10; change++) {
                            instances.get(number % 2).change(ticket("t"), label("by " + number));
                        }
                        return number;
                    })
                    .toList())) {
                result.get();
            }
        }
        tickets.sweep(Duration.ZERO);

        assertThat(published).containsExactlyElementsOf(idsUpTo("t", 60, 1));
        assertThat(Objects.requireNonNull(mongo.findById("t", Ticket.class)).changes())
                .isEqualTo(60);
        assertThat(stored("t").pendingSince()).isNull();
    }

    @Test
    void aPublisherThatLostItsClaimClearsNothing() {
        mongo.insert(new Ticket("t", null, 0));
        var slow = tickets(mongo, (ticket, events) -> {
            publish(ticket, events);
            clock.pass(CLAIM);
            tickets(mongo, (other, again) -> {
                        throw new IllegalStateException("no broker");
                    })
                    .sweep(Duration.ZERO);
        });

        slow.change(ticket("t"), label("urgent"));

        assertThat(stored("t").pendingEvents()).hasSize(1);
        clock.pass(CLAIM);
        tickets.sweep(Duration.ZERO);
        assertThat(published).containsExactly("t/1/0", "t/1/0");
        assertThat(stored("t").pendingEvents()).isEmpty();
    }

    @Test
    void noMoreThanAHundredEventsOfADocumentWait() {
        mongo.insert(new Ticket("t", null, 0));
        var cutOff = tickets(mongo, (ticket, events) -> {
            throw new IllegalStateException("no broker");
        });
        for (var change = 0; change < RevisedDocuments.MOST_PENDING; change++) {
            cutOff.change(ticket("t"), label("label " + change));
        }

        assertThatThrownBy(() -> cutOff.change(ticket("t"), label("one too many")))
                .isInstanceOf(TransientDataAccessResourceException.class);

        assertThat(Objects.requireNonNull(mongo.findById("t", Ticket.class)).label())
                .isEqualTo("label 99");
        clock.pass(CLAIM);
        tickets.sweep(Duration.ZERO);
        assertThat(published).containsExactlyElementsOf(idsUpTo("t", 100, 1));
    }

    private RevisedDocuments<Ticket> tickets(MongoOperations mongo, PendingEventPublisher<Ticket> publisher) {
        return new RevisedDocuments<>(mongo, Ticket.class, publisher, clock, CLAIM);
    }

    private void publish(Ticket ticket, List<PendingEvent> events) {
        events.stream().map(PendingEvent::eventId).forEach(published::add);
    }

    private static Criteria ticket(String id) {
        return where("_id").is(id);
    }

    private static Function<Ticket, DocumentChange> label(String label) {
        return ticket -> DocumentChange.announced(
                LABELLED, new Update().set("label", label).inc("changes", 1));
    }

    @SuppressWarnings("UnnecessaryLambda") // reads like label(…) where it is used
    private static Function<Ticket, DocumentChange> twice() {
        return ticket -> new DocumentChange(
                new Update().inc("changes", 1),
                List.of(new EventAnnouncement(LABELLED, "{}"), new EventAnnouncement("assigned", "{}")));
    }

    private DocumentRevision stored(String id) {
        var ticket = query(ticket(id));
        return Objects.requireNonNull(mongo.findOne(ticket, DocumentRevision.class, "tickets"));
    }

    /** As a consumer sees them that drops the ids it knows. */
    private List<String> publishedOf(String id) {
        return published.stream()
                .filter(eventId -> eventId.startsWith(id + "/"))
                .distinct()
                .toList();
    }

    private static List<String> idsUpTo(String id, long revision, int events) {
        return LongStream.rangeClosed(1, revision)
                .boxed()
                .flatMap(change -> IntStream.range(0, events).mapToObj(number -> id + "/" + change + "/" + number))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
