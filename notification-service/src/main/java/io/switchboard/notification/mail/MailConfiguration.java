package io.switchboard.notification.mail;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Properties;

import com.mongodb.client.model.Indexes;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.notification.bell.StoredNotification;
import io.switchboard.notification.recipient.NotificationRecipients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends e-mail where an SMTP server is set, and says at the start where none is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

    private static final Logger log = LoggerFactory.getLogger(MailConfiguration.class);
    private static final long DAYS_KEPT = 40;

    @Bean
    static SmartInitializingSingleton mailAtStart(MailSettings settings) {
        return () -> log.atInfo()
                .addKeyValue("server", settings.isOn() ? settings.host() + ":" + settings.port() : "none")
                .log(settings.isOn() ? "e-mail is on" : "e-mail is off: NOTIFICATION_SMTP_HOST is not set");
    }

    @Bean
    @ConditionalOnExpression("!'${switchboard.notification.mail.host:}'.isBlank()")
    static MailTask mailTask(
            DigestJournal journal,
            NotificationRecipients recipients,
            MailSettings settings,
            MailMeters meters,
            Leases leases,
            Clock clock) {
        var sender = new DigestSender(journal, recipients, server(settings), settings, meters, clock);
        return new MailTask(journal, sender, leases, settings.interval());
    }

    /** The connection to the SMTP server, each of whose waits ends. */
    static JavaMailSender server(MailSettings settings) {
        var server = new JavaMailSenderImpl();
        server.setHost(settings.host());
        server.setPort(settings.port());
        server.setDefaultEncoding(StandardCharsets.UTF_8.name());
        var timeout = Long.toString(settings.timeout().toMillis());
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.tlsRequired()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        if (!settings.username().isBlank()) {
            server.setUsername(settings.username());
            server.setPassword(settings.password());
            properties.setProperty("mail.smtp.auth", "true");
        }
        server.setJavaMailProperties(properties);
        return server;
    }

    @Bean
    static DeclaredIndex notificationsToMail() {
        return DeclaredIndex.sparse(
                StoredNotification.NAME, "to_mail", Indexes.ascending("mailAt"), "entries that are due are mailed");
    }

    @Bean
    static DeclaredIndex notificationsToMailOfOwner() {
        return DeclaredIndex.plain(
                StoredNotification.NAME,
                "of_an_owner",
                Indexes.ascending("owner", "mailAt"),
                "one e-mail has all waiting entries of its owner");
    }

    @Bean
    static DeclaredIndex notificationsOfDigest() {
        return DeclaredIndex.sparse(
                StoredNotification.NAME,
                "of_a_digest",
                Indexes.ascending(DigestJournal.DIGEST),
                "an e-mail has the entries of its digest");
    }

    @Bean
    static DeclaredIndex dueDigests() {
        return DeclaredIndex.sparse(
                StoredDigest.NAME, "due", Indexes.ascending("dueAt"), "the digest that has waited longest is next");
    }

    @Bean
    static DeclaredIndex digestsExpire() {
        return DeclaredIndex.expiry(
                StoredDigest.NAME,
                "expiry",
                Indexes.ascending("createdAt"),
                DAYS_KEPT,
                "a digest is done or given up long before");
    }
}
