package io.switchboard.conversation.setting;

import java.util.Map;
import java.util.Set;

import io.switchboard.conversation.assignee.AssignableMembers;
import io.switchboard.conversation.label.Labels;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.template.Templates;
import io.switchboard.directory.Directory;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** Changes the settings of the tenant {@code demo} as an admin does. */
public final class TestSettings {

    private static final ApiCaller ADMIN = new ApiCaller("ann", null, OneNumber.TENANT, Set.of(Role.ADMIN));

    private final SettingController controller;

    public TestSettings(BeanFactory process) {
        controller = process.getBean(SettingController.class);
    }

    /** Settings of a tenant with the numbers in this directory. */
    public TestSettings(BeanFactory process, Directory directory) {
        controller = new SettingController(
                process.getBean(SettingChanges.class),
                new SettingReader(
                        process.getBean(Templates.class),
                        directory,
                        process.getBean(Labels.class),
                        process.getBean(AssignableMembers.class)));
    }

    public void set(String page, Map<String, @Nullable Object> values) {
        controller.replace(ADMIN, OneNumber.TENANT, page, IfMatch.ANY, values);
    }
}
