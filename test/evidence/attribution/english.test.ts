import { describe, expect, it } from "vitest"
import { said } from "./said.ts"

describe("English statements", () => {
  it("of a wire: outlets, offices, unnamed officials", () => {
    const reason = "on condition of anonymity because they were not authorized to brief the media"
    expect(
      said(
        "U.S. Ambassador Matthew Tueller said on Monday that Washington would keep its troops in Iraq.\n" +
          '"We are guests here, and we behave like guests," Tueller told The Washington Post in an interview. "That will not change."\n' +
          `Three Iraqi officials, who spoke ${reason}, said the note had been handed over on March 2.\n` +
          "The officials added that a reply was expected within days.\nThe talks, the ambassador said, will start in April.\n" +
          "According to the Pentagon, about 2,500 soldiers remain in the country.",
      ),
    ).toEqual([
      ["Washington would keep its troops in Iraq", "matthew-tueller"],
      ["«We are guests here, and we behave like guests»", "matthew-tueller < washington-post"],
      ["«That will not change.»", "matthew-tueller < washington-post"],
      ["the note had been handed over on March 2", `3x Iraqi officials (${reason})`],
      ["a reply was expected within days", `3x Iraqi officials (${reason})`],
      ["The talks, the ambassador said, will start in April", "matthew-tueller"],
      ["about 2,500 soldiers remain in the country", "pentagon"],
    ])
  })

  it("of a feature: curly marks, interrupted quotations, people the dictionary does not know", () => {
    expect(
      said(
        "The road is empty these days. Mustafa al-Kadhimi knows it well. “I drive it every week,” he said, “and I count the lorries.”\n" +
          "“People want jobs,” he added. “They want light in the evening.”\n" +
          "“He talks and talks,” said Salim Haddad, a shopkeeper in Karrada. “Nothing moves.”\n" +
          "A spokesman for Mr Biden said the president would not be rushed.",
      ),
    ).toEqual([
      ["«I drive it every week,” he said, “and I count the lorries.»", "mustafa-al-kadhimi"],
      ["«People want jobs»", "mustafa-al-kadhimi"],
      ["«They want light in the evening.»", "mustafa-al-kadhimi"],
      ["«He talks and talks»", "Salim Haddad"],
      ["«Nothing moves.»", "Salim Haddad"],
      ["the president would not be rushed", "spokesman for Mr Biden"],
    ])
  })

  it("of a tabloid: single marks, a quotation over paragraphs", () => {
    expect(
      said(
        "'We were promised help and got nothing,' says Baghdad mother\n‘Nobody came,’ Umm Ahmed told me. ‘Not the army, not the police.’\n" +
          "“It is not about money,” says Dr Salim Haddad, who runs the clinic. “Trust takes many years.\n“I have been here since 2003.”",
      ),
    ).toEqual([
      ["«We were promised help and got nothing»", "Baghdad mother"],
      ["«Nobody came»", "Umm Ahmed"],
      ["«Not the army, not the police.»", "Umm Ahmed"],
      ["«It is not about money»", "Dr Salim Haddad"],
      ["«Trust takes many years.»", "Dr Salim Haddad"],
      ["«I have been here since 2003.»", "Dr Salim Haddad"],
    ])
  })

  it("of unnamed officials through an agency", () => {
    expect(
      said(
        "The Associated Press reported, citing two senior officials, that the pullout would be completed by August.\n" +
          "Two U.S. officials told The Associated Press on condition of anonymity that the withdrawal had begun. They said the last troops would leave by September.\n" +
          '"There is no plan B for the region," Tueller said in a statement, adding that the coalition "will be there to train and advise Iraqi forces".',
      ),
    ).toEqual([
      ["the pullout would be completed by August", "2x senior officials < associated-press"],
      ["the withdrawal had begun", "2x U.S. officials (on condition of anonymity) < associated-press"],
      ["the last troops would leave by September", "2x U.S. officials (on condition of anonymity) < associated-press"],
      ["«There is no plan B for the region»", "matthew-tueller"],
      ["«will be there to train and advise Iraqi forces»", "matthew-tueller"],
    ])
  })

  it("tells whom somebody spoke to from what they said", () => {
    expect(said('A senior official told reporters the plan was final. "Nothing will change," the official said.')).toEqual([
      ["the plan was final", "senior official"],
      ["«Nothing will change»", "senior official"],
    ])
  })

  it.each([
    'The film "The Long Road to Baghdad" opened on Friday.',
    "Officials at the White House declined to comment.",
    "It went according to plan.",
    "The United States reports its figures in May.",
  ])("are not in %s", (body) => {
    expect(said(body)).toEqual([])
  })
})
