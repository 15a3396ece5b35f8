package io.switchboard.emulator.message;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import io.switchboard.emulator.account.EmulatorSettings;
import io.switchboard.emulator.media.MediaContent;
import io.switchboard.emulator.media.MediaContents;
import io.switchboard.emulator.message.address.Address;
import io.switchboard.emulator.reset.ResettableState;
import io.switchboard.emulator.rest.SidGenerator;
import io.switchboard.emulator.state.SavedState;
import org.springframework.stereotype.Component;

/** The store of messages in both directions, by account and by address. Removes the oldest ones above the limit. */
@Component
public class Messages implements ResettableState, SavedState<Message> {
    private final int kept;
    private final Clock clock;
    private final MediaContents contents;
    private final AtomicLong sequence = new AtomicLong();
    private final Map<String, Long> bySid = new ConcurrentHashMap<>();
    private final NavigableMap<Long, Message> all = new ConcurrentSkipListMap<>();
    private final Map<String, NavigableMap<Long, Message>> byAccount = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<Long, Message>> byNumber = new ConcurrentHashMap<>();

    Messages(EmulatorSettings settings, Clock clock, MediaContents contents) {
        this.kept = settings.messagesKept();
        this.clock = clock;
        this.contents = contents;
    }

    Message add(MessageDraft draft) {
        var now = clock.instant();
        var media = draft.mediaUrls().stream()
                .map(url -> new Message.Media(SidGenerator.next("ME"), url, contentType(url)))
                .toList();
        var message = new Message(
                sequence.incrementAndGet(),
                SidGenerator.next(media.isEmpty() ? "SM" : "MM"),
                draft.accountSid(),
                draft.direction(),
                draft.from(),
                draft.to(),
                draft.body(),
                media,
                draft.initialStatus(),
                null,
                draft.statusCallback(),
                now,
                draft.direction().equals("inbound") ? now : null,
                now);
        keepContents(message);
        put(message);
        forgetOldest();
        return message;
    }

    private void keepContents(Message message) {
        message.media()
                .forEach(file -> MediaContent.of(file.url()).ifPresent(content -> contents.put(file.sid(), content)));
    }

    private synchronized void put(Message message) {
        bySid.put(message.sid(), message.sequence());
        all.put(message.sequence(), message);
        views(message).forEach(view -> view.put(message.sequence(), message));
    }

    private synchronized void remove(Message message) {
        message.media().forEach(media -> contents.remove(media.sid()));
        bySid.remove(message.sid());
        all.remove(message.sequence());
        views(message).forEach(view -> view.remove(message.sequence()));
    }

    private List<NavigableMap<Long, Message>> views(Message message) {
        return List.of(
                view(byAccount, message.accountSid()),
                view(byNumber, message.from().number()),
                view(byNumber, message.to().number()));
    }

    private static NavigableMap<Long, Message> view(Map<String, NavigableMap<Long, Message>> views, String key) {
        return views.computeIfAbsent(key, ignored -> new ConcurrentSkipListMap<>());
    }

    private synchronized void forgetOldest() {
        while (bySid.size() > kept) {
            remove(all.firstEntry().getValue());
        }
    }

    public Optional<Message> find(String accountSid, String sid) {
        var number = bySid.get(sid);
        var message = number == null ? null : all.get(number);
        return Optional.ofNullable(message).filter(found -> found.accountSid().equals(accountSid));
    }

    /** Changes a message. Returns nothing if the message has been deleted. */
    synchronized Optional<Message> update(Message message, UnaryOperator<Message> change) {
        var now = all.get(message.sequence());
        if (now == null) {
            return Optional.empty();
        }
        var changed = change.apply(now);
        put(changed);
        return Optional.of(changed);
    }

    void delete(Message message) {
        remove(message);
    }

    /** What is billed of the account's messages. */
    public List<BilledMessage> billed(String accountSid) {
        return ofAccount(accountSid).values().stream().map(BilledMessage::of).toList();
    }

    NavigableMap<Long, Message> ofAccount(String accountSid) {
        return byAccount.getOrDefault(accountSid, new ConcurrentSkipListMap<>());
    }

    /** The messages that the number has received and sent on any channel, oldest first. */
    public Collection<Message> ofNumber(String number) {
        return List.copyOf(messagesOf(number).values());
    }

    NavigableMap<Long, Message> messagesOf(String number) {
        return byNumber.getOrDefault(number, new ConcurrentSkipListMap<>());
    }

    /** Whether one address has written to the other since then. */
    boolean hasMessage(Address from, Address to, Instant since) {
        return messagesOf(from.number()).descendingMap().values().stream()
                .takeWhile(message -> message.dateCreated().isAfter(since))
                .anyMatch(message -> message.from().equals(from) && message.to().equals(to));
    }

    @Override
    public synchronized void clear() {
        bySid.clear();
        all.clear();
        contents.clear();
        byAccount.clear();
        byNumber.clear();
    }

    private static String contentType(String url) {
        if (url.startsWith("data:")) {
            return url.substring("data:".length()).split("[;,]", 2)[0];
        }
        var extension = url.replaceFirst("[?#].*", "").replaceFirst(".*\\.", "").toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "png" -> "image/png";
            case "gif" -> "image/gif";
            case "pdf" -> "application/pdf";
            case "mp4" -> "video/mp4";
            case "mp3" -> "audio/mpeg";
            case "txt" -> "text/plain";
            default -> "image/jpeg";
        };
    }

    /** What of a message is billed. */
    public record BilledMessage(Instant at, boolean isInbound, boolean isSms, boolean hasMedia, int segments) {

        static BilledMessage of(Message message) {
            return new BilledMessage(
                    message.dateCreated(),
                    message.direction().equals("inbound"),
                    message.to().isSms(),
                    !message.media().isEmpty(),
                    message.segments());
        }
    }

    @Override
    public String part() {
        return "messages";
    }

    @Override
    public Class<Message> entryType() {
        return Message.class;
    }

    @Override
    public List<Message> entries() {
        return List.copyOf(all.values());
    }

    @Override
    public void restore(List<Message> entries) {
        clear();
        entries.forEach(entry -> {
            keepContents(entry);
            put(entry);
            sequence.accumulateAndGet(entry.sequence(), Math::max);
        });
    }
}
