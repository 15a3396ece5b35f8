package io.switchboard.provisioning.records;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.twilio.IncomingNumber;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Records numbers as Twilio lists them, and as released once Twilio does not. */
@Component
public class NumberRecorder {

    private static final FindAndModifyOptions RETURN_NEW =
            FindAndModifyOptions.options().returnNew(true);

    /** The documents in memory while all of an account are read. */
    private static final int BATCH = 500;

    private final MongoOperations mongo;
    private final IdGenerator ids;
    private final Clock clock;

    public NumberRecorder(MongoOperations mongo, IdGenerator ids, Clock clock) {
        this.mongo = mongo;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Passes each of the account's numbers on, released ones included, while they are read.
     *
     * @param unreadable receives the id of each document that is no number, and the reason
     */
    public void forEachOfAccount(
            String accountSid, Consumer<PhoneNumber> consumer, BiConsumer<String, Throwable> unreadable) {
        var ofAccount = query(where(NumberFields.ACCOUNT).is(accountSid)).cursorBatchSize(BATCH);
        try (var documents = mongo.stream(ofAccount, Document.class, PhoneNumbers.NAME)) {
            documents.forEach(document -> read(document, unreadable).ifPresent(consumer));
        }
    }

    /** Reads the numbers with these addresses, by address. Documents that are no numbers are left out. */
    public Map<String, PhoneNumber> withAddresses(Collection<String> addresses) {
        var numbers = new HashMap<String, PhoneNumber>();
        for (var document :
                mongo.find(query(where(NumberFields.ADDRESS).in(addresses)), Document.class, PhoneNumbers.NAME)) {
            read(document, (id, failure) -> {}).ifPresent(number -> numbers.put(number.address(), number));
        }
        return numbers;
    }

    /** Returns how many numbers the accounts have. */
    public int count(Collection<String> accountSids) {
        var active = where(NumberFields.ACCOUNT)
                .in(accountSids)
                .and(NumberFields.RELEASED)
                .is(false);
        return Math.toIntExact(mongo.count(query(active), PhoneNumbers.NAME));
    }

    /** Returns whether Switchboard handles texts of the account's number with this SID. */
    public boolean takesTexts(String accountSid, String sid) {
        var number =
                where(NumberFields.ACCOUNT).is(accountSid).and(NumberFields.SID).is(sid);
        return Optional.ofNullable(mongo.findOne(query(number), PhoneNumber.class))
                .filter(PhoneNumber::isInUse)
                .filter(recorded -> recorded.channels().contains("sms"))
                .isPresent();
    }

    /** Reads the number as it is recorded now. */
    public Optional<PhoneNumber> current(PhoneNumber number) {
        return withId(number.id());
    }

    /** Reads the number with this id of ours, whichever tenant has it. */
    public Optional<PhoneNumber> withId(String id) {
        return Optional.ofNullable(mongo.findById(id, PhoneNumber.class));
    }

    private Optional<PhoneNumber> read(Document document, BiConsumer<String, Throwable> unreadable) {
        try {
            return Optional.of(mongo.getConverter().read(PhoneNumber.class, document));
        } catch (RuntimeException e) {
            unreadable.accept(String.valueOf(document.get(NumberFields.ID)), e);
            return Optional.empty();
        }
    }

    /**
     * Records a number as Twilio lists it. Keeps its agent and voice plan, unless the number moves to another tenant or
     * comes back after its release: then it has neither.
     *
     * @param isAdopted whether a number that was found is managed
     * @param before the record of this address that the caller has read; null when there was none
     * @return the number as recorded; empty when a purchase, change or release of it is in progress
     * @throws IllegalArgumentException when Twilio lists it without a SID or without an address
     */
    public Optional<PhoneNumber> record(
            RecordedAccount account,
            IncomingNumber number,
            List<String> channels,
            boolean isAdopted,
            @Nullable PhoneNumber before) {
        var listed = new ListedNumber(account, number, channels, isAdopted);
        return before == null ? insert(listed) : update(listed, before);
    }

    /**
     * Records that the account no longer has the number; empty when another account has it since, or a purchase or
     * release of it is in progress.
     */
    public Optional<PhoneNumber> release(PhoneNumber number) {
        var same = where(NumberFields.ID)
                .is(number.id())
                .and(NumberFields.ACCOUNT)
                .is(number.accountSid())
                .and(NumberFields.SID)
                .is(number.sid());
        var released = StoredNumberState.of(number.state().released());
        return changeIdle(same, change().set(NumberFields.RELEASED, true).set(NumberFields.STATE, released));
    }

    private Optional<PhoneNumber> insert(ListedNumber listed) {
        var first = listed.asFirst(ids.next(), clock.instant());
        if (DocumentInserts.ifAbsent(mongo, first)) {
            return Optional.of(first);
        }
        // Another account had the number, or another instance was faster.
        var before = mongo.findOne(query(where(NumberFields.ADDRESS).is(listed.address())), PhoneNumber.class);
        return update(listed, Objects.requireNonNull(before, "numbers are never deleted"));
    }

    private Optional<PhoneNumber> update(ListedNumber listed, PhoneNumber before) {
        if (before.isInProgress()) {
            return Optional.empty();
        }
        if (listed.isRecordedAs(before)) {
            return Optional.of(before);
        }
        return changeIdle(where(NumberFields.ID).is(before.id()), listed.addTo(change(), before));
    }

    private Update change() {
        return NumberFields.changeAt(clock.instant()).inc(NumberFields.REVISION, 1L);
    }

    /** Changes the number unless a purchase, change or release of it is in progress. */
    private Optional<PhoneNumber> changeIdle(Criteria number, Update change) {
        var idle = query(number.and(NumberFields.STATE_NAME)
                .nin(StoredNumberState.Name.inProgress())
                .and(NumberFields.CHANGE)
                .isNull());
        return Optional.ofNullable(mongo.findAndModify(idle, change, RETURN_NEW, PhoneNumber.class));
    }
}
