package io.switchboard.notification.mail;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of e-mail.
 *
 * @param host the SMTP server; empty sends no e-mail
 * @param tlsRequired whether a server that does not offer STARTTLS is refused; false is for tests and servers on the same
 *     machine
 * @param from the sender's address
 * @param digestAfter how long an entry must stay unread before it is in an e-mail
 * @param interval the pause between two searches for what is due
 * @param consoleUrl the address of the console, which the e-mail links to
 */
@ConfigurationProperties("switchboard.notification.mail")
public record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("true") boolean tlsRequired,
        @DefaultValue("switchboard@localhost") String from,
        @DefaultValue("15m") Duration digestAfter,
        @DefaultValue("10s") Duration interval,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("http://localhost:8080") String consoleUrl) {

    public MailSettings {
        if (!host.isBlank() && MailAddress.parse(from).isEmpty()) {
            throw new IllegalArgumentException("NOTIFICATION_MAIL_FROM is no e-mail address");
        }
    }

    /** Returns whether there is a server to send with. */
    public boolean isOn() {
        return !host.isBlank();
    }

    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + "]";
    }
}
