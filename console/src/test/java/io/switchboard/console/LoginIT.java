package io.switchboard.console;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** Drives login, the end of a session, and logout. */
class LoginIT extends InTheBrowser {

    LoginIT(ChromeDriver browser) {
        super(browser);
    }

    @Test
    void asksToLogInWhenNobodyIs() {
        switchboard.logOut();

        browser.get(switchboard.url());

        eventually(() -> assertThat(console.shows("login")).isTrue());
        assertThat(console.shows("connection")).isFalse();
    }

    @Test
    void comesBackAfterTheLoginToTheConversationThatALinkNames() {
        switchboard.receivedQuietly(ada, "Hello");
        switchboard.logOut();
        browser.get(switchboard.url() + "/#/conversations/" + ada.id());
        eventually(() -> assertThat(console.shows("login")).isTrue());

        console.click("login");

        eventually(() -> assertThat(console.bodies()).containsExactly("Hello"));
        assertThat(browser.getTitle()).isEqualTo("Ada Lovelace · Switchboard");
    }

    @Test
    void makesThePersonAMember() {
        open(ada);

        eventually(() -> assertThat(switchboard.isMember()).isTrue());
    }

    @Test
    void keepsWhatWasWrittenWhenTheSessionEndsWhileSending() {
        open(ada);
        switchboard.logOut();

        console.sends("Precious words");

        eventually(() -> assertThat(console.shows("login")).isTrue());
        console.click("login");
        eventually(() -> assertThat(console.value("composer")).isEqualTo("Precious words"));
        assertThat(switchboard.sent()).isEmpty();
    }

    @Test
    void logsOut() {
        open(ada);

        browser.findElement(By.className("log-out")).click();

        eventually(() -> assertThat(console.shows("login")).isTrue());
        assertThat(switchboard.isLoggedIn()).isFalse();
    }
}
