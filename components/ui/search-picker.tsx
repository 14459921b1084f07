"use client";

import { Combobox } from "@base-ui/react/combobox";
import { ChevronDown } from "lucide-react";
import { useRef, useState, useTransition } from "react";
import { classNames } from "./class-names";
import { controlStyle } from "./control-style";
import { useFieldControl } from "./field";
import { menuItemStyle, menuStyle } from "./popup-style";

type SearchPickerProps<Choice> = {
  value: Choice | null;
  onValueChange: (choice: Choice | null) => void;
  /** What to offer before anything is typed. */
  first: readonly Choice[];
  search: (text: string) => Promise<Choice[]>;
  /** What tells one choice from another. */
  keyOf: (choice: Choice) => string | number;
  /** The three columns of a choice; the first two stand in the field when it is chosen. */
  columnsOf: (choice: Choice) => readonly [no: string | number, name: string, beside: string | null];
  texts: {
    readonly placeholder: string;
    readonly showChoices: string;
    readonly searching: string;
    readonly none: string;
  };
};

/** One of many, looked up on the server while typing: type, arrow down, Enter. Inside a `Field` it is labelled by it. */
export function SearchPicker<Choice>(props: SearchPickerProps<Choice>) {
  const { value, onValueChange, first, search, keyOf, columnsOf, texts } = props;
  const control = useFieldControl({});
  const [found, setFound] = useState<readonly Choice[]>(first);
  const [searching, startSearch] = useTransition();
  const latest = useRef(0);
  const isSame = (one: Choice, other: Choice) => keyOf(one) === keyOf(other);
  // The one that is chosen must be among the items, also while others are looked for.
  const items = !value || found.some((one) => isSame(one, value)) ? found : [value, ...found];

  function look(text: string) {
    latest.current += 1;
    const turn = latest.current;
    startSearch(async () => {
      const choices = text.trim() === "" ? first : await search(text);
      // A slow answer to an earlier letter must not replace a later one's.
      if (turn === latest.current) startSearch(() => setFound(choices));
    });
  }

  return (
    <Combobox.Root
      items={items}
      value={value}
      onValueChange={(next: Choice | null) => onValueChange(next)}
      onInputValueChange={(text, { reason }) => {
        if (reason === "input-change" || reason === "input-clear") look(text);
      }}
      itemToStringLabel={(choice) => columnsOf(choice).slice(0, 2).join(" ")}
      isItemEqualToValue={isSame}
      filter={null}
      autoHighlight
    >
      <Combobox.InputGroup className="relative block">
        <Combobox.Input
          {...control}
          placeholder={texts.placeholder}
          className={classNames(controlStyle, "pr-8")}
        />
        <Combobox.Trigger
          aria-label={texts.showChoices}
          className="absolute top-1 right-1 grid size-6 place-items-center rounded-sm text-ink-soft hover:bg-hover"
        >
          <ChevronDown aria-hidden className="size-4" />
        </Combobox.Trigger>
      </Combobox.InputGroup>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} className="z-50 outline-none">
          <Combobox.Popup className={classNames(menuStyle, "w-(--anchor-width) min-w-72")}>
            <Combobox.Empty className="px-2 py-1.5 text-ink-soft empty:hidden">
              {searching ? texts.searching : texts.none}
            </Combobox.Empty>
            <Combobox.List>
              {(choice: Choice) => {
                const [no, name, beside] = columnsOf(choice);
                return (
                  <Combobox.Item key={keyOf(choice)} value={choice} className={menuItemStyle}>
                    <span className="w-14 shrink-0 text-ink-soft tabular-nums">{no}</span>
                    <span className="min-w-0 flex-1 truncate">{name}</span>
                    <span className="shrink-0 text-sm text-ink-soft tabular-nums">{beside}</span>
                  </Combobox.Item>
                );
              }}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
