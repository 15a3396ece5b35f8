package io.switchboard.notification.mail;

import java.time.Duration;

/** Settings of e-mail for tests. */
public final class TestMail {

    private TestMail() {}

    public static MailSettings off() {
        return settings("", 587);
    }

    public static MailSettings settings(String host, int port) {
        return new MailSettings(
                host,
                port,
                "",
                "",
                false,
                "bell@switchboard.example.com",
                Duration.ofMinutes(15),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                "https://switchboard.example.com");
    }
}
