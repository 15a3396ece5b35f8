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
        Accessibility.checkEverywhere(browser);
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
    void logsInAgainInASecondWindowAndSendsWhatWasWritten() {
        open(ada);
        switchboard.endsTheSessionAt(path("messages"));

        console.sends("Precious words");

        eventually(() -> assertThat(
                        browser.findElement(By.cssSelector("dialog[open]")).getText())
                .contains("Your session has ended"));
        Accessibility.check(browser);
        browser.findElement(By.cssSelector("dialog[open] a")).click();
        eventually(
                () -> assertThat(switchboard.sent()).extracting(Message::body).containsExactly("Precious words"));
        eventually(() ->
                assertThat(browser.findElements(By.cssSelector("dialog[open]"))).isEmpty());
        assertThat(browser.getWindowHandles()).hasSize(1);
    }

    @Test
    void takesNoKeyWhenTheSessionEndsInTheMiddleOfTyping() {
        open(ada);
        eventually(() -> assertThat(switchboard.requests).containsKey(path("presence")));
        switchboard.endsTheSessionAt(path("presence"));

        console.types("composer", "Precious");
        eventually(() -> assertThat(switchboard.isLoggedIn()).isFalse());
        console.types("composer", " words");

        eventually(() -> assertThat(
                        browser.findElement(By.cssSelector("dialog[open]")).isDisplayed())
                .isTrue());
        assertThat(console.value("composer")).isEqualTo("Precious words");
    }

    @Test
    void logsOut() {
        open(ada);

        browser.findElement(By.cssSelector("[popovertarget=account]")).click();
        console.click("log-out");

        eventually(() -> assertThat(console.shows("login")).isTrue());
        assertThat(switchboard.isLoggedIn()).isFalse();
        assertThat(browser.executeScript("return localStorage.length")).isEqualTo(0L);
    }

    private String path(String what) {
        return "/api/conversations/" + ada.id() + "/" + what;
    }
}
