package io.switchboard.notification.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import io.switchboard.notification.bell.StoredNotification;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

/**
 * An e-mail about entries that stayed unread, as plain text. Its Message-ID follows from the digest: a repeat after a crash
 * has the same one, and most mail programs show it once.
 */
final class DigestMessage extends MimeMessage {

    private static final int MOST_SHOWN = 50;

    private final String messageId;

    private DigestMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static DigestMessage of(
            Session session,
            StoredDigest digest,
            InternetAddress from,
            InternetAddress to,
            List<StoredNotification> entries,
            String consoleUrl)
            throws MessagingException {
        var domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
        var message = new DigestMessage(session, "<" + digest.id() + "@" + domain + ">");
        message.setFrom(from);
        message.setRecipient(RecipientType.TO, to);
        message.setSubject(subject(entries), StandardCharsets.UTF_8.name());
        message.setText(text(entries, consoleUrl), StandardCharsets.UTF_8.name());
        // RFC 3834: out-of-office programs do not answer it.
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static String subject(List<StoredNotification> entries) {
        var first = entries.getFirst().latest().title();
        return entries.size() == 1 ? first : "%s and %d more".formatted(first, entries.size() - 1);
    }

    private static String text(List<StoredNotification> entries, String consoleUrl) {
        return entries.stream()
                .limit(MOST_SHOWN)
                .map(entry -> "%s%s%n  %s%n"
                        .formatted(
                                entry.latest().title(),
                                entry.count() > 1 ? " (" + entry.count() + ")" : "",
                                entry.latest().message()))
                .collect(Collectors.joining(
                        System.lineSeparator(),
                        "",
                        "%n-- %nYou have not read this yet: %s%nWhat you are told by e-mail is a choice in your settings.%n"
                                .formatted(consoleUrl)));
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
