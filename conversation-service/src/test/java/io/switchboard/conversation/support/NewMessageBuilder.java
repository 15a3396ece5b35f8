package io.switchboard.conversation.support;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.part.StoredMedia;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.MessageDetails;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/** Builds new messages of the tenant {@code demo} between its number and a customer, with ids of their own. */
public final class NewMessageBuilder {

    private static final IdGenerator IDS = new IdGenerator();

    private final TrafficDirection direction;
    private final @Nullable String sid;
    private TenantId tenantId = OneNumber.TENANT;
    private String messageId = IDS.next();
    private String conversationId = IDS.next();
    private AddressPair addresses = new AddressPair("sms", OneNumber.ADDRESS, "+15551230001");
    private @Nullable String contactName;
    private String body = "Hi";
    private List<StoredMedia> media = List.of();
    private @Nullable String accountSid;
    private @Nullable MessageDetails details;
    private Instant at = Instant.parse("2026-11-21T12:00:00.123Z");

    private NewMessageBuilder(TrafficDirection direction, @Nullable String sid) {
        this.direction = direction;
        this.sid = sid;
    }

    public static NewMessageBuilder inbound(String sid) {
        return new NewMessageBuilder(TrafficDirection.INBOUND, sid);
    }

    public static NewMessageBuilder outbound() {
        return new NewMessageBuilder(TrafficDirection.OUTBOUND, null);
    }

    public NewMessageBuilder tenant(String id) {
        tenantId = new TenantId(id);
        return this;
    }

    public NewMessageBuilder messageId(String id) {
        messageId = id;
        return this;
    }

    public NewMessageBuilder conversationId(String id) {
        conversationId = id;
        return this;
    }

    public NewMessageBuilder between(String ours, String theirs) {
        return between(new AddressPair("sms", ours, theirs));
    }

    public NewMessageBuilder between(AddressPair pair) {
        addresses = pair;
        return this;
    }

    public NewMessageBuilder contactName(@Nullable String name) {
        contactName = name;
        return this;
    }

    public NewMessageBuilder body(String text) {
        body = text;
        return this;
    }

    public NewMessageBuilder media(String... urls) {
        media = Stream.of(urls).map(url -> new StoredMedia(url, "image/png")).toList();
        return this;
    }

    public NewMessageBuilder upload(String id) {
        media = List.of(StoredMedia.ofUpload(id, "image/gif"));
        return this;
    }

    public NewMessageBuilder account(String sid) {
        accountSid = sid;
        return this;
    }

    public NewMessageBuilder at(Instant time) {
        at = time;
        return this;
    }

    /** The message quotes the one with this SID. */
    public NewMessageBuilder quoting(String twilioSid) {
        details = new MessageDetails(
                MessageDetails.REPLY, null, null, null, null, null, new MessageDetails.Reply(twilioSid, null), null);
        return this;
    }

    public NewMessage build() {
        return new NewMessage(
                tenantId,
                messageId,
                sid,
                conversationId,
                direction,
                addresses,
                contactName,
                body,
                media,
                at,
                null,
                null,
                new CloudEvent<>("SM", "type", "/test", null, at, tenantId.value(), "data"),
                accountSid,
                details,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
