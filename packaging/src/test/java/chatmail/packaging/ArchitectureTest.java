// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "chatmail", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** They are started through their launchers, as an administrator would. */
    @ArchTest
    static final ArchRule DAEMONS_ARE_NOT_CALLED = noClasses()
            .that()
            .resideInAPackage("chatmail.packaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("chatmail.milter..", "chatmail.doveauth..", "chatmail.expirer..");

    /** chatmailctl reads chatmail.ini as they do; lab and load know nothing that an administrator could not. */
    @ArchTest
    static final ArchRule ONLY_THE_ADMINISTRATORS_COMMAND_SHARES_CODE_WITH_THEM = noClasses()
            .that()
            .resideInAPackage("chatmail.packaging..")
            .and()
            .resideOutsideOfPackage("chatmail.packaging.admin..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("chatmail.common..");

    /** It goes to the relay without the rest. */
    @ArchTest
    static final ArchRule THE_ADMINISTRATORS_COMMAND_IS_SHIPPED_ALONE = noClasses()
            .that()
            .resideInAnyPackage(
                    "chatmail.packaging.admin..", "chatmail.packaging.mta..", "chatmail.packaging.template..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "chatmail.packaging.lab..",
                    "chatmail.packaging.client..",
                    "chatmail.packaging.demo..",
                    "chatmail.packaging.deltachat..",
                    "chatmail.packaging.load..");

    @ArchTest
    static final ArchRule NOBODY_SEES_PACKAGING = noClasses()
            .that()
            .resideOutsideOfPackage("chatmail.packaging..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("chatmail.packaging..");

    /** demo, deltachat and load, then client, then lab. */
    @ArchTest
    static final ArchRule THE_LAB_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage("chatmail.packaging.lab..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "chatmail.packaging.client..",
                    "chatmail.packaging.demo..",
                    "chatmail.packaging.deltachat..",
                    "chatmail.packaging.load..");

    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching("chatmail.packaging.(*)..").should().beFreeOfCycles();
}
